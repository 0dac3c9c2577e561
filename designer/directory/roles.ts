import { defineTexts } from '#runtime/ui';
import type { Permission } from '#runtime/wire';

/** What posts are for. A street may have others by import; these are offered. */
export const roleWords = defineTexts({
  admin: ['管理员', 'Administrator'],
  leader: ['分管领导', 'Leader'],
  dispatcher: ['派单员', 'Dispatcher'],
  handler: ['办理人', 'Handler'],
  'grid-worker': ['网格员', 'Grid worker'],
  'community-worker': ['社区工作者', 'Community worker'],
  caller: ['回访员', 'Caller'],
  arbiter: ['裁定人', 'Arbiter'],
  clerk: ['窗口受理', 'Clerk at the window'],
  designer: ['流程设计', 'Designer'],
  publisher: ['流程发布', 'Publisher'],
  supervisor: ['督查', 'Supervisor'],
});

export const permissionWords = defineTexts<Permission>({
  'handle-tasks': ['办理待办', 'Handle tasks'],
  supervise: ['督办、转派', 'Supervise and reassign'],
  'enter-for-others': ['代人录入', 'Enter for others'],
  design: ['设计流程', 'Design'],
  publish: ['发布流程', 'Publish'],
  admin: ['管理组织和设置', 'Administer'],
  operate: ['处理异常', 'Mend what is stuck'],
  'read-audit': ['查看操作记录', 'Read the audit record'],
});

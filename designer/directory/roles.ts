import { defineTexts } from '#runtime/ui';
import { type Permission, ROLES, type RoleInfo } from '#runtime/wire';

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

/** What a post is for, as the import sheet and the packs know it too. */
export const roleInfo = (role: string): RoleInfo | undefined => ROLES.find((one) => one.role === role);

/** The roles a post may be for, with the words of screens and of the import sheet, and what each may do unless said otherwise. */
import type { Text } from '#runtime/model';
import type { Permission } from './resources.ts';

export interface RoleInfo {
  readonly role: string;
  readonly label: Text;
  /** Other words people write in the column 职责. */
  readonly also: readonly string[];
  readonly permissions: readonly Permission[];
}

const of = (
  role: string,
  zh: string,
  en: string,
  permissions: readonly Permission[],
  also: readonly string[] = [],
): RoleInfo => ({ role, label: { zh, en }, permissions, also });

export const ROLES: readonly RoleInfo[] = [
  of('handler', '经办人', 'Handler', ['handle-tasks'], ['经办', '承办人', '办事员', '工作人员']),
  of('grid-worker', '网格员', 'Grid worker', ['handle-tasks', 'enter-for-others'], ['专职网格员']),
  of('clerk', '窗口人员', 'Window clerk', ['handle-tasks', 'enter-for-others'], ['窗口', '综窗人员']),
  of('dispatcher', '派单员', 'Dispatcher', ['handle-tasks', 'supervise'], ['分派员', '调度员', '指挥中心']),
  of('caller', '回访员', 'Call-back clerk', ['handle-tasks'], ['回访']),
  of('arbiter', '裁定人', 'Arbiter', ['handle-tasks', 'supervise'], ['裁定']),
  of('leader', '负责人', 'Leader', ['handle-tasks', 'supervise'], ['领导', '主任', '书记', '主管']),
  of('supervisor', '督办员', 'Supervisor', ['supervise', 'handle-tasks'], ['督办', '督查员']),
  of('designer', '流程设计员', 'Designer', ['design'], ['设计员', '设计']),
  of('publisher', '发布员', 'Publisher', ['publish'], ['发布', '发布审核']),
  of('auditor', '审计员', 'Auditor', ['read-audit'], ['审计']),
  of('operator', '运维员', 'Operator', ['operate'], ['运维']),
  of('admin', '管理员', 'Admin', ['admin', 'read-audit'], ['系统管理员', '单位管理员']),
];

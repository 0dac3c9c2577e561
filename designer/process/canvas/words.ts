import { defineTexts, getLocale } from '#runtime/ui';

/** Our own words on the canvas: what staff mean, not what BPMN calls it. */
export const canvasWords = defineTexts({
  hand: ['拖动画布（H）', 'Move the canvas (H)'],
  lasso: ['框选（L）', 'Select an area (L)'],
  space: ['挪出或收回空位（S）', 'Make or remove space (S)'],
  connect: ['连线（C）', 'Connect (C)'],
  start: ['开始', 'Start'],
  end: ['结束', 'End'],
  step: ['办理步骤', 'Step'],
  decision: ['分支：按条件走一路', 'Branch: one way by condition'],
  parallel: ['同时办：几路一起走', 'At once: all ways together'],
  newStep: ['新步骤', 'New step'],
  newSubProcess: ['新子流程', 'New sub-process'],
  subProcess: ['子流程', 'Sub-process'],
  timer: ['超时（放在步骤边上）', 'Time-out (put it on the edge of a step)'],
  append: ['接着：{what}', 'Then: {what}'],
  addTimer: ['加超时', 'Add a time-out'],
  note: ['加批注', 'Add a note'],
  connectTo: ['连到别处', 'Connect to another'],
  remove: ['删除', 'Delete'],
  change: ['换一种', 'Change kind'],
});

/**
 * Chinese for every text bpmn-js can ask for: canvas, context pad, popup menus, feedback, search.
 * Names of typed events are put together from their parts below.
 */
const dictionary: Readonly<Record<string, string>> = {
  'Activate hand tool': '拖动画布',
  'Activate lasso tool': '框选',
  'Activate create/remove space tool': '挪出或收回空位',
  'Activate global connect tool': '连线',
  'Search in diagram': '在图中查找',
  'No matching elements': '没有找到',
  'Change element': '换一种',
  'Append element': '接一个',
  'Create element': '新建',
  'Connect to other element': '连到别处',
  'Connect using association': '连批注线',
  'Connect using data input association': '连资料线',
  'Add text annotation': '加批注',
  'Text annotation': '批注',
  Delete: '删除',
  'Open {element}': '打开{element}',
  'Add lane above': '上方加一条泳道',
  'Add lane below': '下方加一条泳道',
  'Divide into two lanes': '分成两条泳道',
  'Divide into three lanes': '分成三条泳道',
  'Align elements': '对齐',
  'Align elements left': '左对齐',
  'Align elements right': '右对齐',
  'Align elements center': '左右居中',
  'Align elements top': '上对齐',
  'Align elements bottom': '下对齐',
  'Align elements middle': '上下居中',
  'Distribute elements horizontally': '横向均匀排开',
  'Distribute elements vertically': '纵向均匀排开',
  'Toggle non-interrupting': '到点后原步骤是否继续',
  'Parallel multi-instance': '每人一份，同时办',
  'Sequential multi-instance': '每人一份，依次办',
  'Participant multiplicity': '多个参与方',
  Loop: '重复办理',
  Collection: '集合',
  Task: '未定步骤',
  'User task': '办理步骤',
  'Service task': '自动步骤',
  'Send task': '发送步骤',
  'Receive task': '等待消息步骤',
  'Manual task': '线下步骤',
  'Business rule task': '决策表步骤',
  'Script task': '计算步骤',
  'Call activity': '调用流程',
  'Sub-process': '子流程',
  'Sub-process (collapsed)': '子流程（收起）',
  'Sub-process (expanded)': '子流程（展开）',
  'Ad-hoc sub-process': '自由子流程',
  'Ad-hoc sub-process (collapsed)': '自由子流程（收起）',
  'Ad-hoc sub-process (expanded)': '自由子流程（展开）',
  'Event sub-process': '事件子流程',
  Transaction: '事务子流程',
  'Exclusive gateway': '分支：按条件走一路',
  'Parallel gateway': '同时办：几路一起走',
  'Inclusive gateway': '分支：按条件走几路',
  'Complex gateway': '复杂分支',
  'Event-based gateway': '等先到的事',
  'Event based instantiating Gateway': '由先到的事启动',
  'Parallel Event based instantiating Gateway': '由全部事件启动',
  'Sequence flow': '连线',
  'Default flow': '其他情况走这条',
  'Conditional flow': '有条件的连线',
  'Data store reference': '数据存放',
  'Data object reference': '资料',
  'Expanded pool/participant': '参与方（展开）',
  'Empty pool/participant': '参与方（空）',
  Group: '分组框',
  'Append compensation activity': '接补救步骤',
  'Append receive task': '接等待消息步骤',
  'Append end event': '接结束',
  'Append gateway': '接分支',
  'Append task': '接步骤',
  'Append intermediate/boundary event': '接中间事件',
  'Create start event': '新建开始',
  'Create end event': '新建结束',
  'Create intermediate/boundary event': '新建中间事件',
  'Create gateway': '新建分支',
  'Create task': '新建步骤',
  'Create expanded sub-process': '新建子流程',
  'Create data object reference': '新建资料',
  'Create data store reference': '新建数据存放',
  'Create pool/participant': '新建参与方',
  'Create group': '新建分组框',
  'flow elements must be children of pools/participants': '步骤要放在参与方的框里',
  'Data object must be placed within a pool/participant.': '资料要放在参与方的框里',
  Tasks: '步骤',
  Gateways: '分支',
  'Sub-processes': '子流程',
  Events: '事件',
  'Boundary event': '边上的事件',
  Data: '资料',
  Participants: '参与方',
};

const EVENT_TYPES: Readonly<Record<string, string>> = {
  message: '消息',
  timer: '定时',
  conditional: '条件',
  signal: '信号',
  error: '错误',
  escalation: '升级',
  compensation: '补救',
  link: '跳转',
  cancel: '取消',
  terminate: '全部终止',
};
const EVENT_PLACES: Readonly<Record<string, string>> = {
  'start event': '开始',
  'end event': '结束',
  'boundary event': '边上事件',
  'intermediate catch event': '等待',
  'intermediate throw event': '发出',
};
const EVENT =
  /^(append )?(?:(\w+) )?(start event|end event|boundary event|intermediate catch event|intermediate throw event)( \(non-interrupting\))?$/;

/** A text of bpmn-js in the language of the page. */
export function translateCanvas(
  template: string,
  replacements: Readonly<Record<string, string>> = {},
): string {
  const text = getLocale() === 'zh' ? (dictionary[template] ?? eventName(template) ?? template) : template;
  return text.replace(/{([^}]+)}/g, (whole, key: string) => replacements[key] ?? whole);
}

function eventName(template: string): string | undefined {
  const [, append, type, place = '', more] = EVENT.exec(template.toLowerCase()) ?? [];
  const where = EVENT_PLACES[place];
  if (!where || (type && !EVENT_TYPES[type])) return undefined;
  return `${append ? '接' : ''}${type ? EVENT_TYPES[type] : ''}${where}${more ? '（原步骤继续）' : ''}`;
}

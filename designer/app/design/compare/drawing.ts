import type { Aspect, DrawingChange, DrawnElement } from '#designer/process';
import type { Text } from '#runtime/model';
import { both, type Change, text } from './types.ts';

const ASPECTS: Readonly<Record<Aspect, Text>> = {
  assignment: text('谁来办', 'who'),
  form: text('表单和权限', 'form and rights'),
  deadline: text('多久办完', 'by when'),
  buttons: text('按钮', 'buttons'),
  public: text('申请人看到的说法', 'the applicant’s words'),
  summary: text('标题和查找项', 'title and search'),
  howMany: text('几个人办', 'how many'),
  timer: text('时间', 'time'),
  condition: text('条件', 'condition'),
  route: text('接到哪里', 'where it leads'),
  rest: text('其他设置', 'other settings'),
};

const TYPES: Readonly<Record<string, Text>> = {
  'bpmn:Process': text('整个流程', 'The whole process'),
  'bpmn:StartEvent': text('开始', 'Start'),
  'bpmn:EndEvent': text('结束', 'End'),
  'bpmn:UserTask': text('步骤', 'Step'),
  'bpmn:ExclusiveGateway': text('分支', 'Branch'),
  'bpmn:ParallelGateway': text('同时办', 'At once'),
  'bpmn:SubProcess': text('子流程', 'Sub-process'),
  'bpmn:BoundaryEvent': text('超时', 'Time-out'),
  'bpmn:SequenceFlow': text('连线', 'Line'),
};
const OTHER = text('元素', 'Element');

/** Differences of the drawing in words: the kind and name of what differs, and what of it. */
export function drawingChanges(changes: readonly DrawingChange[]): readonly Change[] {
  if (changes.length === 0) return [{ kind: 'changed', what: text('排列或写法', 'Layout or notation only') }];
  return changes.map((change): Change => {
    switch (change.kind) {
      case 'moved':
        return {
          kind: 'changed',
          what: text(`图上挪动了 ${change.count} 处`, `${change.count} moved on the drawing`),
        };
      case 'renamed':
        return {
          kind: 'changed',
          what: text(`${typeOf(change.element).zh}改名`, `${typeOf(change.element).en} renamed`),
          from: both(change.from || '—'),
          to: both(change.element.name || '—'),
        };
      case 'changed': {
        const called = nameOf(change.element);
        const list = change.aspects.map((aspect) => ASPECTS[aspect]);
        return {
          kind: 'changed',
          what: text(
            `${called.zh}：${list.map((one) => one.zh).join('、')}`,
            `${called.en}: ${list.map((one) => one.en).join(', ')}`,
          ),
        };
      }
      default:
        return { kind: change.kind, what: nameOf(change.element) };
    }
  });
}

const typeOf = ({ type }: DrawnElement): Text => TYPES[type] ?? OTHER;

function nameOf(element: DrawnElement): Text {
  const { zh, en } = typeOf(element);
  const [from, to] = element.ends ?? [];
  const name = element.name || (from !== undefined ? `${from || '…'} → ${to || '…'}` : '');
  return name ? text(`${zh}“${name}”`, `${en} “${name}”`) : text(zh, en);
}

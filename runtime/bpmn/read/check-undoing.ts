/** What must hold for compensation and transactions. */
import type { Node } from '../graph.ts';
import type { Reader } from './reader.ts';

export function checkUndoing(node: Node, elements: ReadonlyMap<string, Node>, reader: Reader) {
  for (const event of node.events) {
    if (event.kind === 'compensation') checkCompensation(node, event.activity, elements, reader);
    if (event.kind === 'cancel') checkCancel(node, elements, reader);
  }
}

function checkCompensation(
  node: Node,
  activity: string | undefined,
  elements: ReadonlyMap<string, Node>,
  reader: Reader,
) {
  const host = node.attachedTo === undefined ? undefined : elements.get(node.attachedTo);
  if (host && host.compensation?.handler === undefined) {
    reader.find(
      'compensation-handler-missing',
      'warning',
      node.id,
      {
        zh: `补偿边界「${node.name || node.id}」没有连到补偿活动，什么也不会撤销。`,
        en: `The compensation boundary “${node.name || node.id}” leads to no handler: nothing will be undone.`,
      },
      {
        zh: '画一个标为「补偿」的活动，用关联线连起来。',
        en: 'Draw an activity that is marked for compensation and connect it by an association.',
      },
    );
  }
  if (activity !== undefined && !elements.has(activity)) {
    reader.find(
      'compensation-target-unknown',
      'error',
      node.id,
      {
        zh: `要补偿的活动「${activity}」不存在。`,
        en: `The activity “${activity}” that is to be undone does not exist.`,
      },
      { zh: '选择一个已有的活动。', en: 'Choose an existing activity.' },
    );
  }
  const parent = node.parent === undefined ? undefined : elements.get(node.parent);
  if (node.type === 'start-event' && parent && parent.type !== 'event-sub-process') misplaced(node, reader);
  if (node.type === 'start-event' && !parent) misplaced(node, reader);
}

function checkCancel(node: Node, elements: ReadonlyMap<string, Node>, reader: Reader) {
  if (node.attachedTo !== undefined) {
    if (elements.get(node.attachedTo)?.type !== 'transaction') misplaced(node, reader);
    return;
  }
  let at = node.parent;
  while (at !== undefined && elements.get(at)?.type !== 'transaction') at = elements.get(at)?.parent;
  if (at === undefined) misplaced(node, reader);
}

function misplaced(node: Node, reader: Reader) {
  reader.find(
    'unsupported-event',
    'error',
    node.id,
    {
      zh: `「${node.name || node.id}」不能放在这里：取消只在事务里，补偿开始只在事件子流程里。`,
      en: `“${node.name || node.id}” cannot stand here: cancel belongs to a transaction, a compensation start to an event sub-process.`,
    },
    { zh: '换一种事件，或放到事务里。', en: 'Use another kind of event, or put it into a transaction.' },
  );
}

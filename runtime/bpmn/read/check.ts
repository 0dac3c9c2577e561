/** What must hold for a process to run at all; style and soundness are checked elsewhere (`#runtime/check`). */
import type { EventSpec, Node } from '../graph.ts';
import { checkUndoing } from './check-undoing.ts';
import type { Reader } from './reader.ts';

export function checkFlows(elements: ReadonlyMap<string, Node>, reader: Reader) {
  for (const node of elements.values()) {
    if (node.type === 'exclusive-gateway' || node.type === 'inclusive-gateway') checkConditions(node, reader);
    if (node.type === 'complex-gateway') checkActivation(node, reader);
    checkWork(node, reader);
    checkEvents(node, reader);
    checkSendBack(node, elements, reader);
    checkLink(node, elements, reader);
    checkEventGateway(node, elements, reader);
    checkKeys(node, reader);
    checkUndoing(node, elements, reader);
  }
}

function checkConditions(node: Node, reader: Reader) {
  if (node.outgoing.length < 2) return;
  for (const flow of node.outgoing) {
    if (flow.condition || flow.id === node.defaultFlow) continue;
    reader.find(
      'condition-missing',
      'error',
      flow.id,
      {
        zh: `网关「${node.name || node.id}」后的分支「${flow.name || flow.id}」没有条件。`,
        en: `The branch “${flow.name || flow.id}” after the gateway “${node.name || node.id}” has no condition.`,
      },
      { zh: '写上条件，或者设为「其他情况」。', en: 'Give it a condition, or make it the default.' },
    );
  }
}

function checkActivation(node: Node, reader: Reader) {
  if (node.activation || node.incoming.length < 2) return;
  reader.find(
    'activation-condition-missing',
    'error',
    node.id,
    {
      zh: `复杂网关「${node.name || node.id}」没有说明来了几个令牌才继续。`,
      en: `The complex gateway “${node.name || node.id}” does not say how many tokens it waits for.`,
    },
    {
      zh: '写上激活条件，例如 activationCount >= 2。',
      en: 'Give it a condition, such as activationCount >= 2.',
    },
  );
}

const NEEDS_WORK: ReadonlySet<string> = new Set([
  'service-task',
  'send-task',
  'script-task',
  'business-rule-task',
]);

function checkWork(node: Node, reader: Reader) {
  if (!NEEDS_WORK.has(node.type)) return;
  if (node.job || node.script || node.decision || node.message) return;
  reader.find(
    'work-missing',
    'error',
    node.id,
    {
      zh: `「${node.name || node.id}」没有说明做什么。`,
      en: `“${node.name || node.id}” does not say what it does.`,
    },
    {
      zh: '选择一个积木，或填写作业类型、表达式、决策表。',
      en: 'Choose a building block, or give a task type, an expression or a decision.',
    },
  );
}

/** Which events may stand where. */
const LEGAL: Readonly<Record<string, ReadonlySet<EventSpec['kind']>>> = {
  'start-event': new Set([
    'message',
    'timer',
    'error',
    'signal',
    'escalation',
    'conditional',
    'compensation',
  ]),
  'intermediate-catch-event': new Set(['message', 'timer', 'signal', 'conditional', 'link']),
  'intermediate-throw-event': new Set(['none', 'message', 'signal', 'escalation', 'link', 'compensation']),
  'boundary-event': new Set([
    'message',
    'timer',
    'error',
    'signal',
    'escalation',
    'conditional',
    'compensation',
    'cancel',
  ]),
  'end-event': new Set([
    'none',
    'message',
    'error',
    'terminate',
    'signal',
    'escalation',
    'compensation',
    'cancel',
  ]),
};

function checkEvents(node: Node, reader: Reader) {
  const legal = LEGAL[node.type];
  if (!legal) return;
  for (const event of node.events) {
    if (legal.has(event.kind)) continue;
    reader.find(
      'unsupported-event',
      'error',
      node.id,
      { zh: `「${event.kind}」事件不能放在这里。`, en: `A ${event.kind} event cannot stand here.` },
      { zh: '换一种事件。', en: 'Use another kind of event.' },
    );
  }
  const needsEvent = node.type === 'intermediate-catch-event' || node.type === 'boundary-event';
  if (node.events.length === 0 && needsEvent) {
    reader.find(
      'event-definition-missing',
      'error',
      node.id,
      { zh: '这个事件没有说明等什么。', en: 'This event does not say what it waits for.' },
      { zh: '选择时间、消息等。', en: 'Choose a timer, a message or another kind.' },
    );
  }
}

function checkSendBack(node: Node, elements: ReadonlyMap<string, Node>, reader: Reader) {
  for (const button of node.user?.buttons ?? []) {
    if (button.target === undefined || elements.get(button.target)?.type === 'user-task') continue;
    reader.find(
      'send-back-target-unknown',
      'error',
      node.id,
      {
        zh: `退回按钮指向的环节「${button.target}」不存在。`,
        en: `The step “${button.target}” of a send-back button does not exist.`,
      },
      { zh: '选择一个已有的人工环节。', en: 'Choose an existing user task.' },
    );
  }
}

function checkLink(node: Node, elements: ReadonlyMap<string, Node>, reader: Reader) {
  if (node.type !== 'intermediate-throw-event' || node.event?.kind !== 'link') return;
  const targets = [...elements.values()].filter(
    (other) =>
      other.type === 'intermediate-catch-event' &&
      other.parent === node.parent &&
      other.event?.link === node.event?.link,
  );
  if (targets.length === 1) return;
  reader.find(
    'link-target',
    'error',
    node.id,
    {
      zh: `链接「${node.event.link ?? ''}」要有且只有一个同名的接收点，现有 ${targets.length} 个。`,
      en: `The link “${node.event.link ?? ''}” needs exactly one target of its name; there are ${targets.length}.`,
    },
    { zh: '画一个同名的链接接收事件。', en: 'Draw one link catch event of the same name.' },
  );
}

/** Without a key any message of that name reaches any case that waits for it: seldom what is meant. */
function checkKeys(node: Node, reader: Reader) {
  const starts = node.instantiate || (node.type === 'start-event' && node.parent === undefined);
  if (starts || node.type.endsWith('throw-event') || node.type === 'end-event' || node.type === 'send-task')
    return;
  const [open] = [node.message, ...node.events.map((event) => event.message)].filter(
    (message) => message && !message.key,
  );
  if (!open) return;
  const name = 'text' in open.name ? open.name.text : open.name.expression.source;
  reader.find(
    'correlation-key-missing',
    'warning',
    node.id,
    {
      zh: `消息「${name}」没有对应键：任何一个同名消息都会被这里收到。`,
      en: `The message “${name}” has no correlation key: any message of that name may be taken here.`,
    },
    {
      zh: '给消息填上对应键，例如 =case.id。',
      en: 'Give the message a correlation key, such as =case.id.',
    },
  );
}

/** What may follow an event-based gateway: something that waits. */
function checkEventGateway(node: Node, elements: ReadonlyMap<string, Node>, reader: Reader) {
  if (node.type !== 'event-based-gateway') return;
  for (const id of node.next) {
    const type = elements.get(id)?.type;
    if (type === 'intermediate-catch-event' || type === 'receive-task') continue;
    reader.find(
      'event-gateway-target',
      'error',
      id,
      {
        zh: '事件网关后面只能是等待的事件。',
        en: 'Only events that are waited for may follow an event-based gateway.',
      },
      { zh: '改为定时、消息等中间捕获事件。', en: 'Use a timer, message or another catch event.' },
    );
  }
}

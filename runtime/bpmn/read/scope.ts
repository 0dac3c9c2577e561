import type { Flow, Node, ScopeSpec } from '../graph.ts';
import { type ElementType, meaningOf } from '../symbols.ts';
import { readLoop, readMachine, readMappings } from './activities.ts';
import { readAdHoc } from './ad-hoc.ts';
import { readCalled } from './called.ts';
import { readEvents, readMessage } from './events.ts';
import { readDeadline, readForm, readPublicLabel, readUserTask } from './human.ts';
import { bodyOf, childOf, flagOf, foreignOf, listOf, type ModelElement, textOf } from './model.ts';
import type { Reader } from './reader.ts';
import { refuse } from './refuse.ts';

type Draft = { -readonly [K in keyof Node]: Node[K] };

const CATCHING: ReadonlySet<ElementType> = new Set([
  'start-event',
  'intermediate-catch-event',
  'boundary-event',
]);
const EVENTS: ReadonlySet<ElementType> = new Set([
  'start-event',
  'end-event',
  'intermediate-throw-event',
  'intermediate-catch-event',
  'boundary-event',
]);
const GATEWAYS: ReadonlySet<ElementType> = new Set([
  'exclusive-gateway',
  'parallel-gateway',
  'inclusive-gateway',
  'complex-gateway',
  'event-based-gateway',
]);

/** Everything that stands directly in a process or sub-process; what is deeper is read on the way. */
export function readScope(
  container: ModelElement,
  parent: string | undefined,
  elements: Map<string, Node>,
  reader: Reader,
): ScopeSpec {
  const flows = readFlows(container, reader);
  const drafts: Draft[] = [];
  for (const element of listOf(container, 'flowElements')) {
    const meaning = meaningOf(element.$type);
    if (meaning === 'refused') refuse(element, reader);
    if (meaning === 'refused' || meaning === 'flow' || meaning === 'documentation') continue;
    if (element.id === undefined) continue;
    const draft = readNode(element, meaning, parent, flows, elements, reader);
    drafts.push(draft);
    elements.set(draft.id, draft);
  }
  for (const draft of drafts) {
    if (draft.attachedTo === undefined) continue;
    const host = drafts.find((other) => other.id === draft.attachedTo);
    if (!host) continue;
    host.boundaries = [...host.boundaries, draft];
    const handler = draft.event?.kind === 'compensation' ? handlerOf(draft, drafts, reader) : undefined;
    if (handler) host.compensation = { ...host.compensation, handler };
  }
  const plain = drafts.filter((draft) => draft.type === 'start-event' && draft.event === undefined);
  return {
    nodes: drafts,
    starts: plain.length > 0 ? plain : drafts.filter(beginsByItself),
    eventStarts: drafts.flatMap((draft) =>
      draft.type === 'event-sub-process'
        ? (draft.scope?.nodes ?? []).filter((node) => node.type === 'start-event')
        : [],
    ),
  };
}

/** The activity that an association leads to from a compensation boundary event. */
function handlerOf(boundary: Draft, drafts: readonly Draft[], reader: Reader): string | undefined {
  const ends = reader.associations.get(boundary.id) ?? [];
  return drafts.find((draft) => ends.includes(draft.id) && draft.compensation?.isHandler)?.id;
}

/** Is there anything inside that can be undone? */
function undoable({ nodes, eventStarts }: ScopeSpec): boolean {
  return (
    nodes.some(({ compensation }) => compensation?.handler !== undefined || compensation?.inside) ||
    eventStarts.some((start) => start.event?.kind === 'compensation')
  );
}

/** Without a start event, what has no way in begins at once, as BPMN has it. */
function beginsByItself(draft: Draft): boolean {
  return (
    draft.incoming.length === 0 &&
    draft.type !== 'start-event' &&
    draft.type !== 'boundary-event' &&
    draft.type !== 'event-sub-process' &&
    draft.compensation?.isHandler !== true
  );
}

function readFlows(container: ModelElement, reader: Reader): readonly Flow[] {
  const flows: Flow[] = [];
  for (const element of listOf(container, 'flowElements')) {
    if (element.$type !== 'bpmn:SequenceFlow' || element.id === undefined) continue;
    const source = childOf(element, 'sourceRef')?.id;
    const target = childOf(element, 'targetRef')?.id;
    if (source === undefined || target === undefined) {
      reader.error(
        'flow-without-end',
        element,
        { zh: '这条连线缺少起点或终点。', en: 'This flow lacks its source or its target.' },
        { zh: '重新连接，或者删除这条线。', en: 'Connect it again, or remove it.' },
      );
      continue;
    }
    const condition = reader.expression(bodyOf(childOf(element, 'conditionExpression')), element);
    flows.push({
      id: element.id,
      name: textOf(element, 'name') ?? '',
      source,
      target,
      ...(condition ? { condition } : {}),
    });
  }
  return flows;
}

function readNode(
  element: ModelElement,
  meaning: ElementType,
  parent: string | undefined,
  flows: readonly Flow[],
  elements: Map<string, Node>,
  reader: Reader,
): Draft {
  const id = element.id ?? '';
  const type =
    meaning === 'sub-process' && flagOf(element, 'triggeredByEvent', false) ? 'event-sub-process' : meaning;
  const outgoing = flows.filter((flow) => flow.source === id);
  const events = EVENTS.has(type) ? readEvents(element, CATCHING.has(type), reader) : [];
  const node: Draft = {
    id,
    type,
    name: textOf(element, 'name') ?? '',
    next: outgoing.map((flow) => flow.target),
    outgoing,
    incoming: flows.filter((flow) => flow.target === id),
    conditional: !GATEWAYS.has(type) && outgoing.some((flow) => flow.condition),
    events,
    parallelMultiple: flagOf(element, 'parallelMultiple', false),
    interrupting:
      type === 'boundary-event'
        ? flagOf(element, 'cancelActivity', true)
        : flagOf(element, 'isInterrupting', true),
    boundaries: [],
    inputs: readMappings(element, 'inputParameters', reader),
    outputs: readMappings(element, 'outputParameters', reader),
  };
  if (parent !== undefined) node.parent = parent;
  const [event] = events;
  if (event) node.event = event;
  const defaultFlow = childOf(element, 'default')?.id;
  if (defaultFlow !== undefined) node.defaultFlow = defaultFlow;
  const label = readPublicLabel(element);
  if (label) node.publicLabel = label;
  const form = readForm(element);
  if (form) node.form = form;
  const deadline = readDeadline(element, reader);
  if (deadline) node.deadline = deadline;
  readByType(element, node, elements, reader);
  return node;
}

/** What only some kinds of elements have. */
function readByType(element: ModelElement, node: Draft, elements: Map<string, Node>, reader: Reader) {
  switch (node.type) {
    case 'user-task':
      node.user = readUserTask(element, reader);
      break;
    case 'service-task':
    case 'send-task':
    case 'script-task':
    case 'business-rule-task':
    case 'end-event':
    case 'intermediate-throw-event':
      Object.assign(node, readMachine(element, reader));
      break;
    case 'complex-gateway': {
      const activation = reader.expression(bodyOf(childOf(element, 'activationCondition')), element);
      if (activation) node.activation = activation;
      break;
    }
    case 'call-activity': {
      const called = readCalled(element, reader);
      if (called) node.called = called;
      break;
    }
    case 'receive-task':
      if (flagOf(element, 'instantiate', false)) node.instantiate = true;
      break;
    case 'boundary-event': {
      const host = childOf(element, 'attachedToRef')?.id;
      if (host !== undefined) node.attachedTo = host;
      break;
    }
    case 'sub-process':
    case 'transaction':
    case 'ad-hoc-sub-process':
    case 'event-sub-process':
      node.scope = readScope(element, node.id, elements, reader);
      if (node.type !== 'event-sub-process' && undoable(node.scope)) node.compensation = { inside: true };
      if (node.type === 'ad-hoc-sub-process') node.adHoc = readAdHoc(element, reader);
      break;
    default:
      break;
  }
  if (node.type === 'send-task' || node.type === 'receive-task') {
    const message = readMessage(
      element,
      childOf(element, 'messageRef'),
      node.type === 'receive-task',
      reader,
    );
    if (message) node.message = message;
  }
  readQuantities(element, node, reader);
  const loop = readLoop(element, reader);
  if (loop) node.loop = loop;
  if (flagOf(element, 'isForCompensation', false))
    node.compensation = { ...node.compensation, isHandler: true };
  if (foreignOf(element, 'camunda:asyncBefore') !== undefined) asyncIgnored(element, reader);
}

/** How many tokens an activity needs and brings forth; 1 each unless the drawing says otherwise. */
function readQuantities(element: ModelElement, node: Draft, reader: Reader) {
  for (const property of ['startQuantity', 'completionQuantity'] as const) {
    const quantity = Number(element[property] ?? 1);
    if (quantity === 1) continue;
    if (Number.isInteger(quantity) && quantity > 1 && quantity <= 1_000) node[property] = quantity;
    else {
      reader.error(
        'quantity-invalid',
        element,
        { zh: `令牌数量「${quantity}」不对。`, en: `A quantity of ${quantity} tokens makes no sense.` },
        { zh: '改为 1 到 1000 的整数。', en: 'Use a whole number from 1 to 1000.' },
      );
    }
  }
}

function asyncIgnored(element: ModelElement, reader: Reader) {
  reader.find(
    'camunda-7-async',
    'info',
    element.id,
    {
      zh: '「asyncBefore」在这里没有作用：每一步都先保存再继续。',
      en: '“asyncBefore” has no effect here: every step is saved anyway.',
    },
    { zh: '无须处理。', en: 'Nothing to do.' },
  );
}

import type { Text } from '#runtime/model';
import { addTimer } from '../canvas/context-pad.ts';
import type { Drawing } from '../canvas/drawing.ts';
import type { Connection, Element, Shape } from '../canvas/services.ts';
import { type ButtonSpec, readSettings } from '../model/settings.ts';
import { modelOf, stepEditor } from '../panel/step.ts';
import { type Line, type Place, placeAfter, type Spot, type WhyNot } from './place.ts';
import { linesOf, type OutlineNode } from './tree.ts';

/** What may be put into the flow. */
export type PartType = 'bpmn:UserTask' | 'bpmn:SubProcess' | 'bpmn:EndEvent';
export type SplitType = 'bpmn:ExclusiveGateway' | 'bpmn:ParallelGateway';

const GAP = 60;
const ROW = 40;

const LABELS = {
  add: { zh: '添加步骤', en: 'Add a step' },
  branch: { zh: '添加分支', en: 'Add a branch' },
  remove: { zh: '删除', en: 'Delete' },
  move: { zh: '移动步骤', en: 'Move a step' },
  back: { zh: '加退回', en: 'Add send back' },
  timer: { zh: '加超时', en: 'Add a time-out' },
} as const satisfies Record<string, Text>;

/** What came of adding: the element to name next, or why it cannot be. */
export type Added = { readonly id: string } | { readonly why: WhyNot };

/** Puts a part behind a line of the outline. */
export function addAfter(drawing: Drawing, node: OutlineNode, type: PartType): Added {
  const place = placeOf(drawing, node);
  if (place.kind === 'none') return place;
  return drawing.act(LABELS.add, () => ({ id: put(drawing, place, type).id }));
}

/** Splits the flow behind a line into two ways that come together again. */
export function addSplit(drawing: Drawing, node: OutlineNode, type: SplitType): Added {
  const place = placeOf(drawing, node);
  if (place.kind === 'none') return place;
  return drawing.act(LABELS.branch, () => {
    const gateway =
      place.kind === 'behind'
        ? insertOn(
            drawing,
            append(drawing, place.source as unknown as Shape, 'bpmn:EndEvent').incoming[0] as Connection,
            type,
          )
        : put(drawing, place, type);
    const join = insertOn(drawing, gateway.outgoing[0] as Connection, type);
    insertOn(drawing, gateway.outgoing[0] as Connection, 'bpmn:UserTask');
    const [kept] = gateway.outgoing as Connection[];
    // With a way for all other cases the split is right from the first moment on.
    if (type === 'bpmn:ExclusiveGateway' && kept)
      drawing.on('modeling').updateProperties(gateway as never, { default: modelOf(kept) });
    addWay(drawing, gateway, join);
    return { id: gateway.id };
  });
}

const placeOf = (drawing: Drawing, node: OutlineNode) =>
  placeAfter(node, (id) => drawing.element(id) as unknown as Spot | Line | undefined);

function put(drawing: Drawing, place: Exclude<Place, { kind: 'none' }>, type: PartType | SplitType): Shape {
  if (place.kind === 'on') return insertOn(drawing, place.flow as unknown as Connection, type);
  if (place.kind === 'behind') return append(drawing, place.source as unknown as Shape, type);
  const flows = place.flows as unknown as readonly Connection[];
  return insertBefore(drawing, flows, place.target as unknown as Shape, type);
}

/** One more way out of a split; its first step is to be named. */
export function addBranch(drawing: Drawing, node: OutlineNode): Added {
  const gateway = drawing.element(node.element) as Shape | undefined;
  if (!gateway) return { why: 'whyGone' };
  const join = node.join?.id ? (drawing.element(node.join.id) as Shape | undefined) : undefined;
  return drawing.act(LABELS.branch, () => ({ id: addWay(drawing, gateway, join).id }));
}

export function addTimeOut(drawing: Drawing, node: OutlineNode): Added {
  const host = drawing.element(node.element) as Shape | undefined;
  if (!host) return { why: 'whyGone' };
  const parts = { modeling: drawing.on('modeling'), elementFactory: drawing.on('elementFactory') };
  return drawing.act(LABELS.timer, () => ({ id: addTimer(parts, host).id }));
}

/** A button that sends the work back to an earlier step. */
export function addSendBack(drawing: Drawing, node: OutlineNode, target: string, label: string): void {
  const element = drawing.element(node.element);
  if (!element) return;
  const step = stepEditor(drawing, element);
  const now: readonly ButtonSpec[] = readSettings(step.model).buttons ?? [
    { action: 'complete', label: '办结', labelEn: 'Complete', needsReason: false },
    { action: 'save', label: '保存', labelEn: 'Save', needsReason: false },
  ];
  step.write('buttons', [...now, { action: 'send-back', label, needsReason: true, target }], LABELS.back);
}

/** Takes a line away with everything that stands only below it; the flow closes over the gap. */
export function remove(drawing: Drawing, node: OutlineNode): void {
  drawing.act(LABELS.remove, () => {
    if (node.kind === 'branch') return removeBranch(drawing, node);
    if (node.children.length > 0 && node.kind !== 'sub' && node.kind !== 'loose') closeOver(drawing, node);
    const ids = [node, ...(node.kind === 'sub' ? [] : linesOf(node.children))].map((one) => one.element);
    removeAll(drawing, node.kind === 'loose' ? ids.slice(1) : ids);
  });
}

/** Whether two neighbours are simple enough to change places. */
export function canSwap(
  drawing: Drawing,
  upper: OutlineNode | undefined,
  lower: OutlineNode | undefined,
): boolean {
  if (!upper || !lower) return false;
  const [a, b] = [upper, lower].map((node) => drawing.element(node.element));
  const movable = (node: OutlineNode, element: Element | undefined) =>
    ['step', 'sub', 'decide', 'script', 'other'].includes(node.kind) &&
    element?.incoming.length === 1 &&
    element.outgoing.length === 1;
  return movable(upper, a) && movable(lower, b) && a?.outgoing[0]?.target === b;
}

/** The lower of two neighbours comes first: `… → a → b → …` becomes `… → b → a → …`. */
export function swap(drawing: Drawing, upper: OutlineNode, lower: OutlineNode): void {
  const [a, b] = [upper, lower].map((node) => drawing.element(node.element) as Shape | undefined);
  if (!a || !b || !canSwap(drawing, upper, lower)) return;
  drawing.act(LABELS.move, () => {
    const modeling = drawing.on('modeling');
    const [before] = a.incoming as Connection[];
    const [between] = a.outgoing as Connection[];
    const [after] = b.outgoing as Connection[];
    if (!before || !between || !after) return;
    const delta = { x: mid(b).x - mid(a).x, y: mid(b).y - mid(a).y };
    moveAlone(drawing, a, delta);
    moveAlone(drawing, b, { x: -delta.x, y: -delta.y });
    modeling.reconnectEnd(before, b, mid(b));
    modeling.reconnectStart(after, a, mid(a));
    modeling.reconnect(between, b, a, [mid(b), mid(a)]);
    for (const flow of [before, between, after]) modeling.layoutConnection(flow);
  });
}

/** Moves one shape with what hangs on it. A move by hand (`moveElements`) would put it into a flow that it crosses. */
function moveAlone(drawing: Drawing, shape: Shape, delta: { x: number; y: number }): void {
  const hanging = [...(shape.attachers ?? [])] as Shape[];
  const labels = hanging.flatMap((one) => one.labels ?? []) as unknown as Shape[];
  for (const one of [shape, ...hanging, ...labels])
    drawing.on('modeling').moveShape(one, delta, one.parent as never);
}

/** A new part in the middle of a flow; what lies to the right makes room. */
function insertOn(drawing: Drawing, flow: Connection, type: PartType | SplitType): Shape {
  const modeling = drawing.on('modeling');
  const shape = newShape(drawing, type);
  const [source, target] = [flow.source as Shape, flow.target as Shape];
  const parent = (source as Shape & { host?: Shape }).host?.parent ?? source.parent;
  makeRoom(drawing, source, target, shape.width);
  const at = { x: source.x + source.width + GAP + shape.width / 2, y: rowOf(flow, source, target) };
  const made = modeling.createShape(shape, at, parent as never) as unknown as Shape;
  startInside(drawing, made);
  modeling.reconnectEnd(flow, made, mid(made));
  modeling.connect(made, target, { type: 'bpmn:SequenceFlow' } as never);
  modeling.layoutConnection(flow);
  return made;
}

/** A new part before a step in which several flows meet: they come into it, and it goes on to the step. */
function insertBefore(
  drawing: Drawing,
  flows: readonly Connection[],
  target: Shape,
  type: PartType | SplitType,
): Shape {
  const modeling = drawing.on('modeling');
  const shape = newShape(drawing, type);
  const rightmost = flows
    .map((flow) => flow.source as Shape)
    .filter((source) => source.x + source.width <= target.x)
    .reduce<Shape | undefined>(
      (far, one) => (far && far.x + far.width >= one.x + one.width ? far : one),
      undefined,
    );
  if (rightmost) makeRoom(drawing, rightmost, target, shape.width);
  const at = { x: target.x - GAP - shape.width / 2, y: mid(target).y };
  const made = modeling.createShape(shape, at, target.parent as never) as unknown as Shape;
  startInside(drawing, made);
  for (const flow of flows) {
    modeling.reconnectEnd(flow, made, mid(made));
    modeling.layoutConnection(flow);
  }
  modeling.connect(made, target, { type: 'bpmn:SequenceFlow' } as never);
  return made;
}

function append(drawing: Drawing, source: Shape, type: PartType | SplitType): Shape {
  const made = drawing.on('autoPlace').append(source, newShape(drawing, type), {}) as unknown as Shape;
  startInside(drawing, made);
  return made;
}

function newShape(drawing: Drawing, type: PartType | SplitType): Shape {
  const expanded = type === 'bpmn:SubProcess' ? { isExpanded: true } : {};
  return drawing.on('elementFactory').createShape({ type, ...expanded });
}

/** A sub-process begins with a start, so that its first step can follow. */
function startInside(drawing: Drawing, made: Shape): void {
  if (made.type !== 'bpmn:SubProcess') return;
  const start = drawing.on('elementFactory').createShape({ type: 'bpmn:StartEvent' });
  drawing.on('modeling').createShape(start, { x: made.x + 58, y: made.y + made.height / 2 }, made);
}

function makeRoom(drawing: Drawing, source: Shape, target: Shape, width: number): void {
  const edge = source.x + source.width;
  const missing = edge + GAP + width + GAP - target.x;
  // A way back leads to the left: nothing has to move for it.
  if (missing <= 0 || target.x < edge) return;
  const tool = drawing.on('spaceTool') as unknown as {
    calculateAdjustments(
      elements: unknown[],
      axis: 'x',
      delta: number,
      start: number,
    ): { movingShapes: Shape[]; resizingShapes: Shape[] };
    makeSpace(
      moving: Shape[],
      resizing: Shape[],
      delta: { x: number; y: number },
      direction: 'e',
      start: number,
    ): void;
  };
  const start = edge + 1;
  const all = drawing.on('elementRegistry').filter((one) => one !== drawing.root() && one.parent !== null);
  const { movingShapes, resizingShapes } = tool.calculateAdjustments(all, 'x', missing, start);
  tool.makeSpace(movingShapes, resizingShapes, { x: missing, y: 0 }, 'e', start);
}

/** A way of its own from a split to where it comes together (or to an end), below all that stand there. */
function addWay(drawing: Drawing, gateway: Shape, join: Shape | undefined): Shape {
  const modeling = drawing.on('modeling');
  const shape = newShape(drawing, 'bpmn:UserTask');
  const x = gateway.x + gateway.width + GAP + shape.width / 2;
  const right = join ? join.x : x + shape.width / 2 + GAP;
  const siblings = (gateway.parent?.children ?? []) as Shape[];
  const below = siblings
    .filter((one) => !('waypoints' in one) && one.x < right && one.x + one.width > gateway.x)
    .reduce((bottom, one) => Math.max(bottom, one.y + one.height), gateway.y + gateway.height);
  const at = { x, y: below + ROW + shape.height / 2 };
  const made = modeling.createShape(shape, at, gateway.parent as never) as unknown as Shape;
  modeling.connect(gateway, made, { type: 'bpmn:SequenceFlow' } as never);
  if (join) modeling.connect(made, join, { type: 'bpmn:SequenceFlow' } as never);
  else append(drawing, made, 'bpmn:EndEvent');
  return made;
}

function removeBranch(drawing: Drawing, node: OutlineNode): void {
  const gateway = (drawing.element(node.element) as Connection | undefined)?.source as Shape | undefined;
  const join = node.children.length === 0 ? undefined : joinBehind(drawing, node);
  removeAll(drawing, [...linesOf(node.children).map((one) => one.element), node.element]);
  // A split with one way left splits nothing.
  for (const one of [gateway, join]) {
    const left = one && drawing.element(one.id);
    if (left?.type.endsWith('Gateway') && left.incoming.length === 1 && left.outgoing.length === 1)
      removeAll(drawing, [left.id]);
  }
}

function joinBehind(drawing: Drawing, node: OutlineNode): Shape | undefined {
  const last = node.children.at(-1);
  const target = last && drawing.element(last.element)?.outgoing[0]?.target;
  return target?.type.endsWith('Gateway') ? (target as Shape) : undefined;
}

/** Leads what comes into a split (or a step with time-outs) on to what follows it, before it goes. */
function closeOver(drawing: Drawing, node: OutlineNode): void {
  const element = drawing.element(node.element);
  const join = node.join?.id ? drawing.element(node.join.id) : undefined;
  if (!element || !join) return;
  const isGateway = join.type.endsWith('Gateway');
  const next = isGateway ? (join.outgoing[0]?.target as Shape | undefined) : (join as Shape);
  if (!next) return;
  for (const flow of [...element.incoming] as Connection[]) {
    drawing.on('modeling').reconnectEnd(flow, next, mid(next));
    drawing.on('modeling').layoutConnection(flow);
  }
  if (isGateway) removeAll(drawing, [join.id]);
}

function removeAll(drawing: Drawing, ids: readonly string[]): void {
  const elements = ids.map((id) => drawing.element(id)).filter((one) => one !== undefined);
  if (elements.length > 0) drawing.on('modeling').removeElements(elements);
}

const mid = (shape: { x: number; y: number; width: number; height: number }) => ({
  x: Math.round(shape.x + shape.width / 2),
  y: Math.round(shape.y + shape.height / 2),
});

/** The height at which a part of a flow stands: that of what it leads to on a branch, else of where it comes from. */
function rowOf(flow: Connection, source: Shape, target: Shape): number {
  const isSplit = source.type.endsWith('Gateway') && source.outgoing.length > 1;
  const isTimer = source.type === 'bpmn:BoundaryEvent';
  if (!isSplit && !isTimer) return mid(source).y;
  if (!target.type.endsWith('Gateway')) return mid(target).y;
  const points = flow.waypoints;
  return Math.round(points[Math.floor(points.length / 2)]?.y ?? mid(source).y);
}

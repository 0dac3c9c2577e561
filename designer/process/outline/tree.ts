import { listOf, type Moddle, refOf } from '../model/moddle.ts';
import { kindOf } from '../panel/step.ts';

/** What one line of the outline is. */
export type OutlineKind =
  | 'start'
  | 'end'
  | 'step'
  | 'decision'
  | 'parallel'
  | 'branch'
  | 'sub'
  | 'timer'
  | 'decide'
  | 'script'
  | 'other'
  /** Goes on at a step that stands elsewhere in the outline. */
  | 'jump'
  /** Not connected with the start. */
  | 'loose';

/** A line: its element (a branch's is its flow, a jump's the flow that jumps), and what stands below it. */
export interface OutlineNode {
  readonly key: string;
  readonly element: string;
  readonly kind: OutlineKind;
  readonly model: Moddle;
  readonly children: readonly OutlineNode[];
  /** Where a jump leads. */
  readonly target?: Moddle;
  /** Where the branches of a split come together. */
  readonly join?: Moddle;
}

/** Where a flow stands on the drawing from top to bottom; without it, branches come in the order of the file. */
export type PlaceOf = (flow: Moddle) => number;

interface Walk {
  readonly flows: ReadonlyMap<Moddle, readonly Moddle[]>;
  readonly entries: ReadonlyMap<Moddle, readonly Moddle[]>;
  readonly attached: ReadonlyMap<Moddle, readonly Moddle[]>;
  readonly seen: Set<Moddle>;
  readonly placeOf: PlaceOf;
}

/** The steps of a process or sub-process in the order in which they are done, branches and sub-processes nested. */
export function outlineOf(container: Moddle, placeOf: PlaceOf = () => 0): readonly OutlineNode[] {
  const elements = listOf(container, 'flowElements');
  const nodes = elements.filter((one) => !isFlow(one) && !one.$type.startsWith('bpmn:Data'));
  const walk: Walk = {
    flows: group(elements.filter(isFlow), 'sourceRef'),
    entries: group(elements.filter(isFlow), 'targetRef'),
    attached: group(nodes, 'attachedToRef'),
    seen: new Set(),
    placeOf,
  };
  const entered = new Set(elements.filter(isFlow).map((flow) => refOf(flow, 'targetRef')));
  const isFree = (node: Moddle) => !walk.seen.has(node) && !refOf(node, 'attachedToRef');
  const list = nodes
    .filter((node) => node.$type === 'bpmn:StartEvent')
    .flatMap((start) => follow(start, undefined, new Set(), walk));
  // What begins without an arrow first, so that the rest of it hangs below.
  const loose = [...nodes.filter((node) => !entered.has(node)), ...nodes].flatMap((node) =>
    isFree(node) ? follow(node, undefined, new Set(), walk) : [],
  );
  return loose.length === 0 || list.length === 0
    ? [...list, ...loose]
    : [...list, looseGroup(container, loose)];
}

/** Every line from top to bottom. */
export function linesOf(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => [node, ...linesOf(node.children)]);
}

const isFlow = (element: Moddle) => element.$type === 'bpmn:SequenceFlow';

function group(elements: readonly Moddle[], property: string): Map<Moddle, Moddle[]> {
  const groups = new Map<Moddle, Moddle[]>();
  for (const element of elements) {
    const key = refOf(element, property);
    if (key) groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  return groups;
}

function looseGroup(container: Moddle, children: readonly OutlineNode[]): OutlineNode {
  return {
    key: `loose:${container.id}`,
    element: container.id ?? '',
    kind: 'loose',
    model: container,
    children,
  };
}

/** One line after the other until the end, a step shown before, or where an outer split comes together. */
function follow(
  first: Moddle,
  by: Moddle | undefined,
  until: ReadonlySet<Moddle>,
  walk: Walk,
): readonly OutlineNode[] {
  const list: OutlineNode[] = [];
  let node: Moddle | undefined = first;
  let flow = by;
  while (node && !until.has(node)) {
    if (walk.seen.has(node)) {
      if (flow) list.push(jump(flow, node));
      break;
    }
    walk.seen.add(node);
    const outgoing = [...(walk.flows.get(node) ?? [])].sort((a, b) => walk.placeOf(a) - walk.placeOf(b));
    if (outgoing.length > 1) {
      const join = joinOf(outgoing, walk);
      list.push(split(node, outgoing, join, until, walk));
      node = join;
      flow = undefined;
    } else {
      if (!isJoin(node, outgoing.length, walk)) list.push(single(node, until, walk));
      flow = outgoing[0];
      node = flow && refOf(flow, 'targetRef');
    }
  }
  return list;
}

/** A gateway with several ways in and one way on only brings ways together: it is no line of its own. */
const isJoin = (node: Moddle, ways: number, walk: Walk) =>
  node.$type.endsWith('Gateway') && ways === 1 && (walk.entries.get(node)?.length ?? 0) > 1;

function single(node: Moddle, until: ReadonlySet<Moddle>, walk: Walk): OutlineNode {
  const inner =
    node.$type.endsWith('SubProcess') || node.$type === 'bpmn:Transaction'
      ? outlineOf(node, walk.placeOf)
      : [];
  return { ...line(node), children: [...inner, ...timersOf(node, until, walk)] };
}

function split(
  node: Moddle,
  outgoing: readonly Moddle[],
  join: Moddle | undefined,
  until: ReadonlySet<Moddle>,
  walk: Walk,
): OutlineNode {
  const inner = new Set(join ? [...until, join] : until);
  const children = outgoing.map((flow): OutlineNode => {
    const target = refOf(flow, 'targetRef');
    const below = target ? follow(target, flow, inner, walk) : [];
    return { key: flow.id ?? '', element: flow.id ?? '', kind: 'branch', model: flow, children: below };
  });
  return { ...line(node), children: [...children, ...timersOf(node, inner, walk)], ...(join && { join }) };
}

function timersOf(node: Moddle, until: ReadonlySet<Moddle>, walk: Walk): readonly OutlineNode[] {
  return (walk.attached.get(node) ?? []).map((timer) => {
    walk.seen.add(timer);
    const below = (walk.flows.get(timer) ?? []).flatMap((flow) => {
      const target = refOf(flow, 'targetRef');
      if (target && until.has(target)) return [jump(flow, target)];
      return target ? follow(target, flow, until, walk) : [];
    });
    return { ...line(timer), children: below };
  });
}

function line(node: Moddle): OutlineNode {
  const kind = kindOf(node);
  const known = kind === 'flow' || kind === 'process' ? 'other' : kind;
  return { key: node.id ?? '', element: node.id ?? '', kind: known, model: node, children: [] };
}

function jump(flow: Moddle, target: Moddle): OutlineNode {
  return { key: `jump:${flow.id}`, element: flow.id ?? '', kind: 'jump', model: flow, target, children: [] };
}

/**
 * The nearest step that every branch comes to. Branches that only go back to what was shown before do not count:
 * when one branch alone goes on, the line goes on with it.
 */
function joinOf(flows: readonly Moddle[], walk: Walk): Moddle | undefined {
  const reached = flows
    .map((flow) => distances(refOf(flow, 'targetRef'), walk))
    .filter((one) => one.size > 0);
  const [first, ...others] = reached;
  if (!first) return undefined;
  let best: { node: Moddle; far: number } | undefined;
  for (const [node, distance] of first) {
    if (!others.every((other) => other.has(node))) continue;
    const far = others.reduce((sum, other) => sum + (other.get(node) ?? 0), distance);
    if (!best || far < best.far) best = { node, far };
  }
  return best?.node;
}

/** Steps from here to everything not shown yet. */
function distances(from: Moddle | undefined, walk: Walk): Map<Moddle, number> {
  const found = new Map<Moddle, number>();
  let edge = from && !walk.seen.has(from) ? [from] : [];
  for (let distance = 0; edge.length > 0; distance++) {
    const next: Moddle[] = [];
    for (const node of edge) {
      if (found.has(node)) continue;
      found.set(node, distance);
      for (const flow of walk.flows.get(node) ?? []) {
        const target = refOf(flow, 'targetRef');
        if (target && !walk.seen.has(target)) next.push(target);
      }
    }
    edge = next;
  }
  return found;
}

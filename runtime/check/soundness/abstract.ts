/**
 * The same drawing without its data, for the same engine: conditions are choices, work is done or fails by choice,
 * everything that comes from outside may come at any time, lists have none, one or two members.
 */
import type {
  EventSpec,
  Flow,
  Graph,
  MultiInstance,
  Node,
  ScopeSpec,
  StandardLoop,
  Template,
} from '#runtime/bpmn';
import type { Oracle } from '#runtime/engine';
import type { Expression } from '#runtime/feel';
import type { Value } from '#runtime/values';
import { type Chooser, subsets } from './chooser.ts';

export interface AbstractModel {
  readonly graph: Graph;
  readonly oracle: Oracle;
  /** Stops that the search put on flows between elements that wait for nothing, so that ways can meet again. */
  readonly stops: ReadonlySet<string>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const JOB = { type: { text: 'work' }, retries: { text: '1' }, headers: {} } as const;
/** Long past: it may happen at any moment from now on. */
const ANY_TIME: EventSpec = {
  kind: 'timer',
  timer: { kind: 'date', source: 'any', value: { text: '2000-01-01T00:00:00Z' } },
};
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['timer', 'message', 'signal', 'conditional']);
const GATEWAYS: ReadonlySet<string> = new Set(['exclusive-gateway', 'inclusive-gateway', 'parallel-gateway']);

export function abstracted(graph: Graph, chooser: Chooser): AbstractModel {
  const nodes = new Map<string, Mutable<Node>>();
  for (const node of graph.elements.values()) nodes.set(node.id, plain(node, graph, chooser));
  const stops = addStops(nodes);
  const at = (id: string): Node => nodes.get(id) ?? missing(id);
  const scopeOf = (scope: ScopeSpec): ScopeSpec => ({
    nodes: [
      ...scope.nodes.map(({ id }) => at(id)),
      ...[...stops.values()]
        .filter((stop) => scope.nodes.some(({ id }) => id === stop.before))
        .map(({ id }) => at(id)),
    ],
    starts: scope.starts.map(({ id }) => at(id)),
    eventStarts: scope.eventStarts.map(({ id }) => at(id)),
  });
  for (const node of nodes.values()) {
    node.boundaries = node.boundaries.map(({ id }) => at(id));
    if (node.scope) node.scope = scopeOf(node.scope);
  }
  return {
    graph: {
      id: graph.id,
      name: graph.name,
      executable: true,
      elements: nodes,
      scope: scopeOf(graph.scope),
      watches: false,
      userTasks: [],
      attributes: [],
    },
    oracle: { flows: (element, outgoing) => choiceOf(nodes.get(element), outgoing, chooser) },
    stops: new Set(stops.keys()),
  };
}

/** Which flows leave: one of an exclusive gateway, any group of an inclusive one, any group of conditions. */
function choiceOf(
  node: Node | undefined,
  outgoing: readonly string[],
  chooser: Chooser,
): readonly string[] | undefined {
  if (!node || node.type === 'event-based-gateway' || node.type === 'parallel-gateway') return undefined;
  if (outgoing.length < 2) return outgoing;
  const pick = (groups: readonly (readonly string[])[]) => groups[chooser.choose(groups.length)] ?? [];
  if (node.type === 'exclusive-gateway') return pick(outgoing.map((flow) => [flow]));
  if (node.type !== 'inclusive-gateway' && !node.conditional) return undefined;
  const free = node.outgoing.filter((flow) => !flow.condition && flow.id !== node.defaultFlow);
  const bound = node.outgoing.filter((flow) => flow.condition);
  const fixed = free.map((flow) => flow.id);
  const groups =
    bound.length === 0 ? [] : subsets(bound.map((flow) => flow.id)).map((some) => [...fixed, ...some]);
  const otherwise = node.defaultFlow === undefined ? [] : [node.defaultFlow];
  // Without a default a gateway whose conditions all fail stands with an incident: the conditions are at fault, not the ways.
  const none =
    node.type === 'inclusive-gateway' ? (fixed.length > 0 ? fixed : otherwise) : [...fixed, ...otherwise];
  if (none.length > 0) groups.push(none);
  return pick(groups.length > 0 ? groups : [outgoing]);
}

function plain(node: Node, graph: Graph, chooser: Chooser): Mutable<Node> {
  const {
    user: _u,
    job: _j,
    form: _f,
    deadline: _d,
    script: _s,
    decision: _n,
    called: _c,
    message: _m,
    ...kept
  } = node;
  const copy: Mutable<Node> = { ...kept, inputs: [], outputs: [] };
  const behindGateway = node.incoming.some(
    (flow) => graph.elements.get(flow.source)?.type === 'event-based-gateway',
  );
  if (node.adHoc) {
    delete copy.adHoc;
    delete copy.scope;
  }
  if (node.loop) copy.loop = loopOf(node.loop, chooser);
  if (node.type === 'receive-task' && behindGateway) return { ...copy, ...catching(), boundaries: [] };
  if (isWork(node)) return { ...copy, type: 'service-task', job: JOB, events: [] };
  copy.events = eventsOf(node, graph);
  if (copy.events[0]) copy.event = copy.events[0];
  else delete copy.event;
  if (node.parallelMultiple) copy.parallelMultiple = false;
  return copy;
}

const catching = () => ({ type: 'intermediate-catch-event' as const, event: ANY_TIME, events: [ANY_TIME] });

/** An activity without an inside that the search looks into. */
export function isWork(node: Node): boolean {
  if (node.scope && !node.adHoc) return false;
  return node.type.endsWith('task') || node.adHoc !== undefined || node.called !== undefined;
}

function eventsOf(node: Node, graph: Graph): readonly EventSpec[] {
  const throws = node.type === 'end-event' || node.type === 'intermediate-throw-event';
  if (throws) {
    // A message leaves the case and changes nothing in it; a signal is heard inside too.
    return node.events.filter(({ kind }) => kind === 'signal' || !FROM_OUTSIDE.has(kind)).map(fixed);
  }
  if (node.type === 'start-event' && node.parent === undefined) return [];
  const outside = node.events.some(({ kind }) => FROM_OUTSIDE.has(kind));
  const inside = node.events.filter(({ kind }) => !FROM_OUTSIDE.has(kind)).map(fixed);
  if (!outside) return inside;
  const [only] = node.events;
  if (only?.kind === 'signal' && node.events.length === 1 && isThrown(graph, only)) return [fixed(only)];
  return node.parallelMultiple ? [ANY_TIME] : [ANY_TIME, ...inside];
}

/** Does the case itself throw this signal? Else it may come at any time, like everything from outside. */
function isThrown(graph: Graph, { signal }: EventSpec): boolean {
  return [...graph.elements.values()].some(
    (node) =>
      (node.type === 'end-event' || node.type === 'intermediate-throw-event') &&
      node.events.some((event) => event.kind === 'signal' && codeOf(event.signal) === codeOf(signal)),
  );
}

function fixed(event: EventSpec): EventSpec {
  const { codeVariable: _c, messageVariable: _m, ...kept } = event;
  return {
    ...kept,
    ...(event.code ? { code: { text: codeOf(event.code) } } : {}),
    ...(event.signal ? { signal: { text: codeOf(event.signal) } } : {}),
  };
}

/** A code or name that is computed is known by its formula. */
export function codeOf(code: Template | undefined): string {
  if (code === undefined) return '';
  return 'text' in code ? code.text : `=${code.expression.source}`;
}

function loopOf(loop: MultiInstance | StandardLoop, chooser: Chooser): MultiInstance | StandardLoop {
  const either = expressionOf(() => chooser.choose(2) === 0);
  if (loop.kind === 'standard-loop') {
    const { kind, testBefore } = loop;
    return {
      kind,
      testBefore,
      condition: either,
      ...(loop.maximum === undefined ? {} : { maximum: Math.min(loop.maximum, 2) }),
    };
  }
  return {
    kind: loop.kind,
    sequential: loop.sequential,
    collection: expressionOf(() => [[], [1], [1, 2]][chooser.choose(3)] ?? []),
    ...(loop.completion ? { completion: either } : {}),
  };
}

function expressionOf(value: () => Value): Expression {
  return { source: 'any', names: [], reads: [], evaluate: () => ({ value: value(), warnings: [] }) };
}

/** Elements at which a token waits for nothing. */
function passes(node: Node): boolean {
  return GATEWAYS.has(node.type) || node.type === 'intermediate-throw-event' || node.event?.kind === 'link';
}

/** Without a stop between them, the choices of gateways that follow each other would multiply within one step. */
function addStops(nodes: Map<string, Mutable<Node>>) {
  const stops = new Map<string, { readonly id: string; readonly before: string }>();
  for (const node of [...nodes.values()]) {
    if (!passes(node)) continue;
    node.outgoing = node.outgoing.map((flow) => {
      const target = nodes.get(flow.target);
      if (!target || !passes(target)) return flow;
      const id = `${flow.id}~stop`;
      const into: Flow = {
        id: `${flow.id}~`,
        name: '',
        source: node.id,
        target: id,
        ...(flow.condition ? { condition: flow.condition } : {}),
      };
      const out: Flow = { id: flow.id, name: '', source: id, target: target.id };
      target.incoming = target.incoming.map((other) => (other.id === flow.id ? out : other));
      if (node.defaultFlow === flow.id) node.defaultFlow = into.id;
      nodes.set(id, stopBetween(id, into, out, node.parent));
      stops.set(id, { id, before: target.id });
      return into;
    });
    node.next = node.outgoing.map((flow) => flow.target);
  }
  return stops;
}

function stopBetween(id: string, into: Flow, out: Flow, parent: string | undefined): Mutable<Node> {
  return {
    id,
    type: 'service-task',
    name: '',
    ...(parent === undefined ? {} : { parent }),
    next: [out.target],
    outgoing: [out],
    incoming: [into],
    conditional: false,
    events: [],
    parallelMultiple: false,
    interrupting: false,
    boundaries: [],
    inputs: [],
    outputs: [],
    job: JOB,
  };
}

function missing(id: string): never {
  throw new Error(`Expected an element ${id} in the drawing, but there is none.`);
}

const KNOWN: ReadonlySet<string> = new Set([
  ...GATEWAYS,
  ...['event-based-gateway', 'start-event', 'end-event', 'boundary-event', 'call-activity'],
  ...['intermediate-catch-event', 'intermediate-throw-event'],
  ...['sub-process', 'event-sub-process', 'transaction', 'ad-hoc-sub-process'],
]);

/** Elements whose ways depend on more than this check leaves in: of their drawing nothing can be said. */
export function cannotSee(graph: Graph): boolean {
  return [...graph.elements.values()].some(
    (node) => node.activation !== undefined || !(KNOWN.has(node.type) || isWork(node)),
  );
}

/** Does it matter for others who goes first? A signal is lost on who does not wait yet; what was done last is undone first. */
export function orderMatters(graph: Graph): boolean {
  return [...graph.elements.values()].some((node) =>
    node.events.some(
      (event) =>
        (event.kind === 'signal' && isThrown(graph, event)) ||
        event.kind === 'compensation' ||
        event.kind === 'cancel',
    ),
  );
}

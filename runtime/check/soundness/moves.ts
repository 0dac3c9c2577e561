/** What can happen next in a case without its data. */
import type { Graph, Node, ScopeSpec } from '#runtime/bpmn';
import type { Command, PlacesView, PlaceView } from '#runtime/engine';
import { codeOf, isWork } from './abstract.ts';

/** What can happen at one place: to its work, or at its edge. */
export interface Moves {
  readonly place: PlaceView;
  readonly commands: readonly Command[];
  /** Has it places or joins inside? */
  readonly outer: boolean;
}

export interface Thrown {
  readonly kind: 'error' | 'escalation';
  readonly code: string;
}

/** What work may throw, by element: what somebody around it listens to and nothing drawn inside throws already. */
export type Throws = ReadonlyMap<string, readonly Thrown[]>;

export function movesOf(
  view: PlacesView,
  throws: Throws,
  quiet: ReadonlySet<string>,
  graph: Graph,
): readonly Moves[] {
  const scopes = new Set([...view.places, ...view.joins].map(({ scope }) => scope));
  return view.places.flatMap((place) => {
    const commands = place.waits.flatMap((wait): readonly Command[] => {
      if (wait.kind === 'job') return work(wait.id, throws.get(place.element) ?? []);
      if (quiet.has(wait.element)) return [];
      if (wait.kind === 'signal') return [signal(graph.elements.get(wait.element))];
      return wait.kind === 'timer' ? [{ type: 'fire-timer', job: wait.id }] : [];
    });
    return commands.length === 0 || place.incident !== undefined
      ? []
      : [{ place, commands, outer: scopes.has(place.id) }];
  });
}

function work(job: string, thrown: readonly Thrown[]): readonly Command[] {
  return [
    { type: 'complete-job', job, variables: {} },
    ...thrown.map(({ kind, code }): Command => ({ type: `throw-${kind}`, job, code })),
  ];
}

function signal(node: Node | undefined): Command {
  const name = codeOf(node?.events.find(({ kind }) => kind === 'signal')?.signal);
  return { type: 'receive-signal', signal: 'any', name, variables: {} };
}

/** A code nobody names: only those who catch all hear it. */
const ANY = '~any';

export function throwsOf(graph: Graph, quiet: ReadonlySet<string>): Throws {
  const throws = new Map<string, readonly Thrown[]>();
  for (const node of graph.elements.values()) {
    if (!isWork(node)) continue;
    const found = new Map<string, Thrown>();
    for (const { listener, around } of listeners(graph, node)) {
      if (quiet.has(listener.id)) continue;
      for (const { kind, code } of heardBy(listener)) {
        if (around && thrownInside(around, { kind, code })) continue;
        found.set(`${kind} ${code}`, { kind, code: code || ANY });
      }
    }
    // A non-interrupting listener of an escalation may hear it again and again: once tells as much.
    throws.set(node.id, [...found.values()]);
  }
  return throws;
}

export function heardBy(node: Node): readonly Thrown[] {
  return node.events.flatMap(({ kind, code }) =>
    kind === 'error' || kind === 'escalation' ? [{ kind, code: codeOf(code) }] : [],
  );
}

/** Who hears what an element throws, from inside to outside; `around` is the scope it is thrown out of. */
export function listeners(graph: Graph, node: Node) {
  const found = node.boundaries.map((listener): { listener: Node; around?: ScopeSpec } => ({ listener }));
  let at = node;
  for (;;) {
    const parent = at.parent === undefined ? undefined : graph.elements.get(at.parent);
    const around = parent ? parent.scope : graph.scope;
    if (!around) return found;
    // An event sub-process does not hear itself or those beside it.
    if (at.type !== 'event-sub-process')
      found.push(...around.eventStarts.map((listener) => ({ listener, around })));
    if (!parent) return found;
    found.push(...parent.boundaries.map((listener) => ({ listener, around })));
    at = parent;
  }
}

export function thrownInside(scope: ScopeSpec, heard: Thrown): boolean {
  return scope.nodes.some(
    (node) =>
      ((node.type === 'end-event' || node.type === 'intermediate-throw-event') &&
        heardBy(node).some(
          ({ kind, code }) => kind === heard.kind && (heard.code === '' || code === heard.code),
        )) ||
      (node.scope && thrownInside(node.scope, heard)),
  );
}

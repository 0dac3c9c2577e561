import type { Graph, Node, ScopeSpec } from '#runtime/bpmn';

/** Who can come after whom in the whole process, into and out of sub-processes. */
export interface Flow {
  /** Elements a case can ever come to. */
  readonly reachable: ReadonlySet<string>;
  /** Elements that can come before this one (itself only where it can come round again). */
  before(id: string): ReadonlySet<string>;
}

export function flowOf(graph: Graph | undefined): Flow {
  const after = new Map<string, string[]>();
  const into = new Map<string, string[]>();
  const link = (from: string, to: string) => {
    after.set(from, [...(after.get(from) ?? []), to]);
    into.set(to, [...(into.get(to) ?? []), from]);
  };
  for (const node of graph?.elements.values() ?? []) linkNode(node, graph, link);
  const cache = new Map<string, ReadonlySet<string>>();
  return {
    reachable: walk(graph ? entries(graph.scope) : [], after, true),
    before(id) {
      const known = cache.get(id) ?? walk([id], into, false);
      cache.set(id, known);
      return known;
    },
  };
}

/** Where a case or a sub-process begins, event sub-processes beside it. */
function entries(scope: ScopeSpec): string[] {
  const starts = scope.nodes.filter(
    (node) => node.type === 'start-event' || node.type === 'event-sub-process',
  );
  return [...new Set([...scope.starts, ...starts].map((node) => node.id))];
}

function linkNode(node: Node, graph: Graph | undefined, link: (from: string, to: string) => void): void {
  for (const next of node.next) link(node.id, next);
  for (const boundary of node.boundaries) link(node.id, boundary.id);
  if (node.compensation?.handler) link(node.id, node.compensation.handler);
  if (node.event?.kind === 'link' && node.next.length === 0) {
    for (const other of graph?.elements.values() ?? []) {
      if (other.id !== node.id && other.event?.kind === 'link' && other.event.link === node.event.link)
        link(node.id, other.id);
    }
  }
  if (!node.scope) return;
  for (const entry of entries(node.scope)) link(node.id, entry);
  // What follows a sub-process comes after everything that ends inside it.
  for (const inner of node.scope.nodes) {
    if (inner.next.length === 0) for (const next of node.next) link(inner.id, next);
  }
}

function walk(
  from: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
  withStart: boolean,
): Set<string> {
  const seen = new Set<string>(withStart ? from : []);
  const queue = [...from];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const next of edges.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

import type { Graph, Node } from '#runtime/bpmn';

/** Pure memory: what can be reached in a graph never changes. */
const known = new WeakMap<Graph, Map<string, ReadonlySet<string>>>();

/** Can a token that stands at `from` come to `to` without passing through `avoiding`? A place reaches itself. */
export function reaches(graph: Graph, from: string, to: string, avoiding: string): boolean {
  return reachableFrom(graph, from, avoiding).has(to);
}

/** Everything a token at `from` can come to without passing through `avoiding`; `from` itself is part of it. */
export function reachableFrom(graph: Graph, from: string, avoiding: string): ReadonlySet<string> {
  let memory = known.get(graph);
  if (!memory) {
    memory = new Map();
    known.set(graph, memory);
  }
  const key = `${from} ${avoiding}`;
  let found = memory.get(key);
  if (!found) {
    found = search(graph, from, avoiding);
    memory.set(key, found);
  }
  return found;
}

function search(graph: Graph, from: string, avoiding: string): ReadonlySet<string> {
  const reached = new Set<string>([from]);
  // A Set is walked in the order of its insertions, those made on the way too.
  for (const id of reached) {
    if (id === avoiding) continue;
    const node = graph.elements.get(id);
    if (!node) continue;
    for (const next of node.next) if (next !== avoiding) reached.add(next);
    // A link goes on at the catch events of its name.
    if (node.type === 'intermediate-throw-event' && node.event?.kind === 'link') {
      for (const target of linkTargets(graph, node)) reached.add(target.id);
    }
    // What stands on the edge of an activity begins where the activity is.
    for (const boundary of node.boundaries) reached.add(boundary.id);
  }
  return reached;
}

/** Where a link throw event goes on: the catch events of the same name in the same scope. */
export function linkTargets(graph: Graph, node: Node): readonly Node[] {
  return [...graph.elements.values()].filter(
    (other) =>
      other.type === 'intermediate-catch-event' &&
      other.parent === node.parent &&
      other.event?.kind === 'link' &&
      other.event.link === node.event?.link,
  );
}

/** How elements lie to each other in the drawing, where the search alone does not say it. */
import type { Graph, Node, ScopeSpec } from '#runtime/bpmn';
import { isWork } from './abstract.ts';

/** Everything a token can come to from an element within its scope; the element itself is part of it. */
export function downstream(graph: Graph, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) {
    const node = graph.elements.get(id);
    if (!node) continue;
    for (const next of node.next) found.add(next);
    for (const boundary of node.boundaries) found.add(boundary.id);
    if (node.event?.kind === 'link') for (const other of linked(graph, node)) found.add(other);
  }
  return found;
}

function linked(graph: Graph, node: Node): readonly string[] {
  if (node.type !== 'intermediate-throw-event') return [];
  return [...graph.elements.values()]
    .filter((other) => other.type === 'intermediate-catch-event' && other.event?.link === node.event?.link)
    .map(({ id }) => id);
}

/** Elements with all that stands inside them. */
export function withInside(graph: Graph, ids: Iterable<string>): Set<string> {
  const found = new Set(ids);
  const add = (scope: ScopeSpec) => {
    for (const node of scope.nodes) {
      found.add(node.id);
      if (node.scope) add(node.scope);
    }
  };
  for (const id of [...found]) {
    const scope = graph.elements.get(id)?.scope;
    if (scope) add(scope);
  }
  return found;
}

/** Where tokens first come together on the way to an end without waiting for each other, and what lies between. */
export function meetingBefore(graph: Graph, end: string): { readonly at: string; readonly works: boolean } {
  const seen = new Set<string>();
  let works = false;
  for (let at = graph.elements.get(end); at && !seen.has(at.id); ) {
    seen.add(at.id);
    if (at.id !== end && (isWork(at) || at.scope)) works = true;
    const waits = at.type === 'parallel-gateway' || at.type === 'inclusive-gateway';
    const [only, second] = at.incoming;
    if (second && !waits) return { at: at.id, works };
    if (!only || waits) break;
    at = graph.elements.get(only.source);
  }
  return { at: end, works: false };
}

/** Can a token rest on its way to an end after it was split off? Then many of them can rest there. */
export function restsBefore(graph: Graph, end: string): boolean {
  const found = new Set([end]);
  for (const id of found) {
    const node = graph.elements.get(id);
    if (!node) continue;
    if (id !== end && (isWork(node) || node.scope || node.type === 'intermediate-catch-event')) return true;
    const splits = node.outgoing.length > 1 && node.type !== 'exclusive-gateway';
    if (id !== end && splits) continue;
    for (const flow of node.incoming) found.add(flow.source);
  }
  return false;
}

/**
 * A number for each element, by going deep first: all of one branch has higher numbers than what was begun before it.
 * Who always takes the highest finishes one branch before the next, and their choices do not multiply.
 */
export function deepFirst(graph: Graph): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const stack = graph.scope.nodes.map((node) => node.id).reverse();
  stack.push(...graph.scope.starts.map((node) => node.id).reverse());
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const node = graph.elements.get(id);
    if (!node || numbers.has(id)) continue;
    numbers.set(id, numbers.size);
    stack.push(...[...node.next].reverse(), ...node.boundaries.map((boundary) => boundary.id));
    if (node.scope) {
      stack.push(...node.scope.nodes.map((inner) => inner.id).reverse());
      stack.push(...node.scope.starts.map((inner) => inner.id).reverse());
    }
  }
  return numbers;
}

/** The steps an applicant follows: what was, what is, and what surely comes. Only steps with words for them count. */
import type { Graph, Node } from '#runtime/bpmn';
import type { CaseEvent } from '#runtime/engine';
import type { Instant, Text } from '#runtime/model';

export interface Step {
  readonly label: Text;
  readonly state: 'done' | 'now' | 'next';
  readonly at?: Instant;
}

/**
 * @param active element ids that hold a token now
 */
export function stepsOf(
  graph: Graph,
  events: readonly CaseEvent[],
  active: ReadonlySet<string>,
  running: boolean,
): readonly Step[] {
  const begun = beginnings(graph, events);
  const past: (Step & { readonly at: Instant })[] = [];
  for (const [id, at] of begun) {
    const label = graph.elements.get(id)?.publicLabel;
    if (label) past.push({ label, state: running && active.has(id) ? 'now' : 'done', at });
  }
  past.sort((a, b) => Number(a.state === 'now') - Number(b.state === 'now') || a.at - b.at);
  if (!running) return past;
  const ahead = surelyAhead(graph, active).filter((node) => !active.has(node.id));
  const next = ahead.flatMap((node): Step[] =>
    node.publicLabel ? [{ label: node.publicLabel, state: 'next' }] : [],
  );
  return [...past, ...next];
}

/** When each element last began, by the events that name it. */
function beginnings(graph: Graph, events: readonly CaseEvent[]): ReadonlyMap<string, Instant> {
  const begun = new Map<string, Instant>();
  for (const event of events) {
    const { el, start } = event.data;
    const id = event.type === 'case-started' ? start : BEGINS.has(event.type) ? el : undefined;
    if (typeof id === 'string' && graph.elements.has(id)) begun.set(id, event.by.at);
  }
  return begun;
}

const BEGINS = new Set(['element-passed', 'element-entered', 'element-activated']);

/**
 * Elements with words that lie on every way from here to the end with most of them: branches that may or may not be
 * taken are not promised. Nearest first.
 */
function surelyAhead(graph: Graph, active: ReadonlySet<string>): readonly Node[] {
  const far = distances(graph, active, undefined);
  const ends = [...far.keys()].filter((id) => isFinal(graph, id));
  const told = [...far.keys()].filter((id) => graph.elements.get(id)?.publicLabel && !active.has(id));
  const without = new Map(told.map((id) => [id, distances(graph, active, id)]));
  let best: string[] = [];
  for (const end of ends) {
    const sure = told.filter((id) => id === end || !without.get(id)?.has(end));
    if (sure.length > best.length) best = sure;
  }
  return best
    .sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0))
    .flatMap((id) => graph.elements.get(id) ?? []);
}

/** How far everything is that flows lead to, passing by `shut`. */
function distances(graph: Graph, from: ReadonlySet<string>, shut: string | undefined): Map<string, number> {
  const far = new Map<string, number>();
  const open = [...from].map((id) => ({ id, steps: 0 }));
  for (let at = open.shift(); at; at = open.shift()) {
    if (at.id === shut || far.has(at.id)) continue;
    far.set(at.id, at.steps);
    const node = graph.elements.get(at.id);
    // Who stands inside a sub-process is active too: its way in was passed.
    const inside = node?.scope && !from.has(at.id) ? node.scope.starts : undefined;
    const next = inside ?? (node ? leavings(graph, node) : []);
    for (const { id } of next) open.push({ id, steps: at.steps + 1 });
  }
  return far;
}

/** Where a token goes after this element: along its flows, or out of the sub-process that ends here. */
function leavings(graph: Graph, node: Node): readonly Node[] {
  if (node.outgoing.length > 0) return node.outgoing.flatMap((flow) => graph.elements.get(flow.target) ?? []);
  const parent = node.parent === undefined ? undefined : graph.elements.get(node.parent);
  return parent ? leavings(graph, parent) : [];
}

function isFinal(graph: Graph, id: string): boolean {
  const node = graph.elements.get(id);
  return node !== undefined && !node.scope && leavings(graph, node).length === 0;
}

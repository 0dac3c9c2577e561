import type { OutlineNode } from './tree.ts';

/** What is asked of the drawing to find a place: the canvas's elements have it. */
export interface Spot {
  readonly id: string;
  readonly type: string;
  readonly incoming: readonly Line[];
  readonly outgoing: readonly Line[];
  readonly attachers?: readonly Spot[] | undefined;
}
export interface Line {
  readonly id: string;
  readonly source: Spot;
  readonly target: Spot;
}

/** Why nothing can follow a line; each is a word of the outline. */
export type WhyNot = 'whyLoose' | 'whyEndAlone' | 'whyApart' | 'whyGone';

/** Where a new part goes that shall follow a line of the outline. */
export type Place =
  /** In the middle of a flow. */
  | { readonly kind: 'on'; readonly flow: Line }
  /** Before a step in which several flows meet: these come into the new part first. */
  | { readonly kind: 'before'; readonly target: Spot; readonly flows: readonly Line[] }
  /** Behind something that leads nowhere yet. */
  | { readonly kind: 'behind'; readonly source: Spot }
  | { readonly kind: 'none'; readonly why: WhyNot };

/** Finds the place behind a line: a branch's own flow, behind the join of a split, before the step where ways meet. */
export function placeAfter(node: OutlineNode, find: (id: string) => Spot | Line | undefined): Place {
  if (node.kind === 'loose') return { kind: 'none', why: 'whyLoose' };
  const found = find(node.element);
  if (!found) return { kind: 'none', why: 'whyGone' };
  if (isLine(found)) return { kind: 'on', flow: found };
  if (found.type === 'bpmn:EndEvent') {
    return found.incoming.length === 0 ? { kind: 'none', why: 'whyEndAlone' } : before(found, found.incoming);
  }
  const join = node.join?.id === undefined ? undefined : find(node.join.id);
  if (join && !isLine(join)) {
    // A gateway that only brings ways together belongs to the split; anything else is the next step itself.
    if (join.type.endsWith('Gateway') && join.outgoing.length < 2) return behind(join);
    return before(join, fromInside(found, join));
  }
  return found.outgoing.length > 1 ? { kind: 'none', why: 'whyApart' } : behind(found);
}

function behind(source: Spot): Place {
  const [flow] = source.outgoing;
  return flow ? { kind: 'on', flow } : { kind: 'behind', source };
}

function before(target: Spot, flows: readonly Line[]): Place {
  const [flow, ...more] = flows;
  return flow && more.length === 0 ? { kind: 'on', flow } : { kind: 'before', target, flows };
}

/** The flows by which the ways of a split come to where they meet; what comes there from elsewhere stays as it is. */
function fromInside(split: Spot, join: Spot): readonly Line[] {
  const seen = new Set<Spot>([join]);
  const edge: Spot[] = [split];
  for (let next = edge.pop(); next; next = edge.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    edge.push(...next.outgoing.map((flow) => flow.target), ...(next.attachers ?? []));
  }
  return join.incoming.filter((flow) => flow.source !== join && seen.has(flow.source));
}

const isLine = (one: Spot | Line): one is Line => 'source' in one;

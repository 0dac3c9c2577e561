/** The round of a complex gateway: it ends when every token that can still come has come. */
import type { Node } from '#runtime/bpmn';
import type { Waiting } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { noneCanCome } from './inclusive.ts';
import { settle } from './leave.ts';

/** The mark of a gateway that has fired, among the flows by which tokens have come. */
export const FIRED = '';

export function arrivedAt(work: Work, node: Node, scope: number): readonly Waiting[] {
  return work.draft.core.joins.filter(
    (join) => join.scope === scope && join.el === node.id && join.via !== FIRED,
  );
}

export function hasFired(work: Work, node: Node, scope: number): boolean {
  return work.draft.core.joins.some(
    (join) => join.scope === scope && join.el === node.id && join.via === FIRED,
  );
}

/** Ends the first round that is over; false where there is none. */
export function endComplexRound(work: Work): boolean {
  for (const mark of work.draft.core.joins) {
    if (mark.via !== FIRED) continue;
    const node = work.graph.elements.get(mark.el);
    if (node?.type !== 'complex-gateway' || !noneCanCome(work, node, mark.scope)) continue;
    const { scope, el } = mark;
    const arrived = arrivedAt(work, node, scope);
    const again = arrived.filter((join) => join.count > 1);
    for (const join of [...arrived, mark]) work.emit('tokens-removed', { scope, el, via: join.via });
    // What came twice by one flow begins the next round.
    for (const { via, count } of again) {
      for (let n = 1; n < count; n += 1) {
        work.emit('tokens-removed', { scope, el, via });
        work.push({ node, scope, via });
      }
    }
    settle(work, scope);
    return true;
  }
  return false;
}

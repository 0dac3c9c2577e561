/** When an inclusive join may go on: no token that is still on its way could reach it by a flow that lacks one. */
import type { Node } from '#runtime/bpmn';
import type { Work } from '../core/work.ts';
import { reaches } from './reach.ts';

/** Lets the first inclusive join go on that has waited long enough; false where there is none. */
export function fireInclusiveJoin(work: Work): boolean {
  for (const join of work.draft.core.joins) {
    const node = work.graph.elements.get(join.el);
    if (node?.type !== 'inclusive-gateway' || !noneCanCome(work, node, join.scope)) continue;
    const arrived = work.draft.core.joins.filter(
      (other) => other.scope === join.scope && other.el === join.el,
    );
    for (const other of arrived)
      work.emit('tokens-removed', { scope: other.scope, el: other.el, via: other.via });
    work.push({ node, scope: join.scope, via: join.via, joined: true });
    return true;
  }
  return false;
}

/** No token that is still on its way can come by a flow that lacks one. */
export function noneCanCome(work: Work, node: Node, scope: number): boolean {
  const here = work.draft.core.joins.filter((other) => other.scope === scope);
  const filled = new Set(here.filter((other) => other.el === node.id).map((other) => other.via));
  const empty = node.incoming.filter((flow) => !filled.has(flow.id));
  if (empty.length === 0) return true;
  const full = node.incoming.filter((flow) => filled.has(flow.id));
  const places = [
    ...work.draft.instances.filter((instance) => instance.scope === scope).map((instance) => instance.el),
    ...here.filter((other) => other.el !== node.id).map((other) => other.el),
  ];
  return !places.some(
    (place) =>
      empty.some((flow) => reaches(work.graph, place, flow.source, node.id)) &&
      !full.some((flow) => reaches(work.graph, place, flow.source, node.id)),
  );
}

/** Where a case stands, without its data: what a search over all ways a case can go needs, and nothing else. */
import { coreOf, type Done, type Undo } from '../core/shape.ts';
import type { CaseState, PlacesView } from '../types.ts';

export function placesOf(state: CaseState): PlacesView {
  const { instances, joins } = coreOf(state);
  return {
    places: instances.map(({ id, el, scope, stage, waits, loop, member, incident, done, undo }) => ({
      id,
      element: el,
      scope,
      stage,
      waits: waits.map((wait) => ({ id: String(wait.id), kind: wait.kind, element: wait.el })),
      isMember: member !== undefined,
      ...(loop
        ? { loop: { total: loop.total, started: loop.started, done: loop.done, ended: loop.ended } }
        : {}),
      ...(incident ? { incident: incident.code } : {}),
      ...(done || undo ? { undoes: undoesOf(done, undo) } : {}),
    })),
    joins: joins.map(({ scope, el, via, count }) => ({ scope, element: el, flow: via, count })),
  };
}

/** How often something was done does not matter here, or a loop would never come back to where it was. */
function undoesOf(done: readonly Done[] | undefined, undo: Undo | undefined): string {
  const kinds = (list: readonly Done[] | undefined) => [...new Set(list?.map(({ el }) => el))].sort().join();
  return `${kinds(done)};${undo?.after ?? ''};${undo?.todo.map(({ el }) => el).join() ?? ''}`;
}

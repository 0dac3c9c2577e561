/** An event has happened at a boundary, or at the start of an event sub-process. */
import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { ROOT } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { clearScope, terminate } from './terminate.ts';

/** `at` is the activity the boundary event stands on, or the scope that holds the event sub-process. */
export function happen(work: Work, at: number, node: Node, payload: Variables) {
  if (node.type === 'boundary-event') atBoundary(work, at, node, payload);
  else atStart(work, at, node, payload);
}

function atBoundary(work: Work, host: number, node: Node, payload: Variables) {
  const { scope } = work.get(host);
  if (node.interrupting) terminate(work, [host]);
  work.push({ node, scope, payload });
}

function atStart(work: Work, scope: number, start: Node, payload: Variables) {
  if (start.interrupting) clearScope(work, scope, eventStartWaits(work, scope));
  work.push({ node: work.node(start.parent ?? ''), scope, at: [start.id], payload });
}

/** Waiting places of the event sub-processes of a scope. */
export function eventStartWaits(work: Work, scope: number): readonly number[] {
  const instance = work.get(scope);
  const spec = scope === ROOT ? work.graph.scope : work.node(instance.el).scope;
  const starts = new Set(spec?.eventStarts.map((start) => start.id));
  return instance.waits.filter((wait) => starts.has(wait.el)).map((wait) => wait.id);
}

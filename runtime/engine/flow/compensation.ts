/** Undoing what was done: one after the other, newest first, each by its handler or from inside. */
import type { Node } from '#runtime/bpmn';
import type { Done, Instance, Undo } from '../core/shape.ts';
import { ROOT } from '../core/shape.ts';
import type { Token, Work } from '../core/work.ts';
import { eventStartWaits, happen } from './happen.ts';
import { flowsOf, NO_FLOWS, take } from './leave.ts';
import { clearScope, terminate } from './terminate.ts';

/** Must this instance be remembered when it completes? Of a round, the handler belongs to the whole. */
export function keeps({ compensation }: Node, member: number | undefined): true | undefined {
  const can = compensation?.inside || (member === undefined && compensation?.handler !== undefined);
  return can ? true : undefined;
}

/** A compensation throw or end event: it stands until all is undone, unless it does not wait. */
export function throwCompensation(work: Work, token: Token, activity: string | undefined, waits: boolean) {
  const { node, scope, via } = token;
  const flows = waits ? NO_FLOWS : flowsOf(work, node, scope);
  const id = token.resume ?? work.nextId;
  begin(work, { id, el: node.id, scope, via }, homesOf(work, scope), activity, waits ? 'flows' : 'nothing');
  for (const flow of flows) work.push({ node: work.node(flow.target), scope, via: flow.id });
  undoNext(work, id);
}

/** A cancel end event: the transaction stops, what it has done is undone, then its cancel boundary goes on. */
export function cancelTransaction(work: Work, token: Token) {
  let scope = token.scope;
  while (scope !== ROOT && work.node(work.get(scope).el).type !== 'transaction')
    scope = work.get(scope).scope;
  clearScope(work, scope, eventStartWaits(work, scope));
  const id = work.nextId;
  begin(work, { id, el: token.node.id, scope, via: token.via }, [scope], undefined, 'cancel');
  undoNext(work, id);
}

function begin(
  work: Work,
  place: {
    readonly id: number;
    readonly el: string;
    readonly scope: number;
    readonly via: string | undefined;
  },
  homes: readonly number[],
  activity: string | undefined,
  after: Undo['after'],
) {
  const found = homes.map((scope) => ({
    scope,
    ids: (work.get(scope).done ?? [])
      .filter((record) => activity === undefined || record.el === activity)
      .map((record) => record.id),
  }));
  work.emit('compensation-thrown', { ...place, take: found.filter(({ ids }) => ids.length > 0), after });
}

/** The scope of the thrower; an event sub-process undoes what was done around it as well. */
function homesOf(work: Work, scope: number): readonly number[] {
  const homes = [scope];
  let at = scope;
  while (at !== ROOT && work.graph.elements.get(work.get(at).el)?.type === 'event-sub-process') {
    at = work.get(at).scope;
    homes.push(at);
  }
  return homes;
}

/** Undoes the next one; when nothing is left, goes on. */
export function undoNext(work: Work, id: number) {
  const holder = work.get(id);
  if (holder.kids > 0 || work.moving(id)) return;
  const [next] = holder.undo?.todo ?? [];
  if (!next) {
    allUndone(work, holder);
    return;
  }
  const node = work.node(next.el);
  const handler = next.member === undefined ? node.compensation?.handler : undefined;
  if (handler === undefined) {
    reopen(work, holder, node, next);
    return;
  }
  work.emit('compensation-begun', { id, el: next.el, record: next.id });
  const vars = Object.keys(next.vars).length > 0 ? next.vars : undefined;
  work.push({ node: work.node(handler), scope: id, vars });
}

/** A sub-process is opened again as it was: its compensation event sub-process begins, else all inside is undone. */
function reopen(work: Work, holder: Instance, node: Node, record: Done) {
  const whole = node.loop !== undefined && record.member === undefined;
  const start = whole
    ? undefined
    : node.scope?.eventStarts.find((candidate) => candidate.event?.kind === 'compensation');
  const id = work.nextId;
  work.emit('compensation-begun', {
    id: holder.id,
    el: node.id,
    record: record.id,
    opened: { id, itself: start !== undefined },
  });
  if (start) work.push({ node: work.node(start.parent ?? ''), scope: id, at: [start.id] });
  else undoNext(work, id);
}

function allUndone(work: Work, { id, el, scope, undo }: Instance) {
  const node = work.node(el);
  if (undo?.after === 'cancel') {
    const boundary = work
      .node(work.get(scope).el)
      .boundaries.find((candidate) => candidate.event?.kind === 'cancel');
    const { scope: outer } = work.get(scope);
    if (boundary) happen(work, scope, boundary, {});
    else {
      terminate(work, [scope]);
      take(work, outer, NO_FLOWS);
    }
    return;
  }
  const flows = undo?.after === 'flows' ? flowsOf(work, node, scope) : NO_FLOWS;
  work.emit('element-completed', { id, el });
  take(work, scope, flows);
}

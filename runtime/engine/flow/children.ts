/** Cases that a case has called: begun, waited for, cancelled with what called them. */
import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluateText } from '../core/evaluate.ts';
import type { Instance, Wait } from '../core/shape.ts';
import { visibleAt } from '../core/visible.ts';
import type { Work } from '../core/work.ts';
import type { ChildOutcome } from '../types.ts';

/** The called case's id: made of the caller's and a counter, so that it is one however often it is begun. */
export function childId(caseId: string, call: number | string): string {
  return `${caseId}-${call}`;
}

export function calledProcess(work: Work, node: Node, scope: number, locals?: Variables): string {
  if (!node.called) throw new Error(`Expected a called process at ${node.id}, but there is none.`);
  return evaluateText(work, node.called.process, scope, 'the id of a process', locals);
}

/** Hands the start of the called case to the outbox. Begun again after it could not begin, it is another case. */
export function startChild(work: Work, node: Node, id: number) {
  const wait = Math.max(work.nextId, id + 1);
  work.emit('child-started', {
    case: work.draft.head.id,
    id,
    el: node.id,
    wait,
    child: childId(work.draft.head.id, wait),
    process: calledProcess(work, node, id),
    binding: node.called?.binding ?? 'latest',
    variables: node.called?.parentVariables ? visibleAt(work.draft, id) : work.get(id).vars,
  });
}

/** What called cases is about to end: they end with it. */
export function cancelChildren(work: Work, instances: Iterable<Instance>) {
  for (const { waits } of instances) {
    for (const wait of waits) if (wait.kind === 'child') cancelChild(work, wait);
  }
}

function cancelChild(work: Work, wait: Wait) {
  const { id } = work.draft.head;
  work.emit('child-cancelled', { case: id, el: wait.el, child: childId(id, wait.id) });
}

/** Tells the caller, where there is one. */
export function tellParent(work: Work, outcome: ChildOutcome): boolean {
  const { id, parent } = work.draft.head;
  if (!parent) return false;
  work.emit('parent-told', { case: id, parent: parent.case, call: parent.call, outcome });
  return true;
}

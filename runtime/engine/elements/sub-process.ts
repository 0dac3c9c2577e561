import type { ScopeSpec } from '#runtime/bpmn';
import type { Token, Work } from '../core/work.ts';
import { activity } from '../flow/activity.ts';
import { settle } from '../flow/leave.ts';
import { reminderWaits, startDeadline } from '../human/deadline.ts';

/** A scope of its own: ends when no token is left in it. */
export const subProcess = activity({
  prepare(work, node, scope, locals) {
    const deadline = node.deadline && startDeadline(work, node.deadline, scope, locals);
    return { deadline, waits: reminderWaits(node.id, deadline) };
  },
  started(work, node, id, token) {
    if (node.scope) beginScope(work, node.scope, id, token);
  },
});

/** The first tokens of a scope: at its start, or where it was sent back to. */
export function beginScope(
  work: Work,
  scope: ScopeSpec,
  id: number,
  { at, payload }: Pick<Token, 'at' | 'payload'>,
) {
  const [first, ...inner] = at ?? [];
  if (first !== undefined) {
    work.push({ node: work.node(first), scope: id, payload, at: inner.length > 0 ? inner : undefined });
    return;
  }
  for (const node of scope.starts) work.push({ node, scope: id });
  if (scope.starts.length === 0) settle(work, id);
}

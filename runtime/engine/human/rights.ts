import type { Actor } from '#runtime/model';
import type { TaskData } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { indexOf } from './directory.ts';

/** May this actor take the task: is it offered to them? */
export function isCandidate(work: Work, task: TaskData, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  if (task.applicant) return isApplicant(work, actor);
  if (actor.kind !== 'staff') return false;
  if (task.users.length === 0 && task.posts.length === 0) return true;
  if (task.users.includes(actor.id)) return true;
  const { posts } = indexOf(work.context.directory);
  return task.posts.some(
    (id) =>
      (actor.post === undefined || actor.post === id) && (posts.get(id)?.holders.includes(actor.id) ?? false),
  );
}

/** May this actor work on it now: theirs, or nobody's and offered to them? */
export function mayHandle(work: Work, task: TaskData, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  if (task.assignee !== undefined) return actor.id === task.assignee || actor.onBehalfOf === task.assignee;
  return isCandidate(work, task, actor);
}

/** The applicant, or staff who enter for them; a guest has shown the receipt's secret to the host. */
export function isApplicant(work: Work, actor: Actor): boolean {
  const { applicant } = work.draft.head;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'staff') return actor.id === applicant?.id || actor.onBehalfOf !== undefined;
  return applicant?.id === undefined || applicant.id === actor.id || applicant.id === actor.onBehalfOf;
}

import type { Instant } from '#runtime/model';
import type { DueState } from '#runtime/wire';
import type { TaskDoc } from '#server/host';

/** The last fifth of the time is "soon" where no reminder was drawn. */
const SOON_SHARE = 0.2;

type Timed = Partial<Pick<TaskDoc, 'due' | 'remindAt' | 'pausedSince'>> & {
  readonly state: string;
  readonly createdAt: Instant;
};

/** How it stands with the time of a task; paused while the applicant is asked, none once it is over. */
export function dueStateOf(task: Timed, now: Instant): DueState {
  if (task.state === 'done' || task.state === 'cancelled' || task.due === undefined) return 'none';
  if (task.pausedSince !== undefined || task.state === 'waiting-for-applicant') return 'paused';
  if (now > task.due) return 'late';
  if (task.remindAt !== undefined) return now >= task.remindAt ? 'soon' : 'normal';
  return task.due - now < SOON_SHARE * (task.due - task.createdAt) ? 'soon' : 'normal';
}

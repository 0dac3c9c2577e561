/** How something stands with its time: as a word for one row, and as a filter for all rows that have this word. */
import type { Instant } from '#runtime/model';
import type { DueState } from '#runtime/wire';
import type { TaskDoc } from '#server/host';
import type { Filter } from '#server/store';

type Timed = Partial<Pick<TaskDoc, 'due' | 'soonAt' | 'pausedSince'>> & { readonly state: string };

const OVER = ['done', 'cancelled'];
const ASKED = 'waiting-for-applicant';

/** Paused while the applicant is asked, none without a time and once it is over. `dueFilter` says the same. */
export function dueStateOf(task: Timed, now: Instant): DueState {
  const { state, due, soonAt, pausedSince } = task;
  if (OVER.includes(state) || due === undefined) return 'none';
  if (pausedSince !== undefined || state === ASKED) return 'paused';
  if (now > due) return 'late';
  return soonAt !== undefined && now >= soonAt ? 'soon' : 'normal';
}

/** All tasks whose `dueStateOf` is this. */
export function dueFilter(state: DueState, now: Instant): Filter {
  const runs: Filter = { state: { $nin: [...OVER, ASKED] }, pausedSince: null };
  switch (state) {
    case 'none':
      return { $or: [{ state: { $in: OVER } }, { due: null }] };
    case 'paused':
      return {
        state: { $nin: OVER },
        due: { $gte: 0 },
        $or: [{ pausedSince: { $gte: 0 } }, { state: ASKED }],
      };
    case 'late':
      return { ...runs, due: { $lt: now } };
    case 'soon':
      return { ...runs, due: { $gte: now }, soonAt: { $lte: now } };
    case 'normal':
      return { ...runs, due: { $gte: now }, $or: [{ soonAt: { $gt: now } }, { soonAt: null }] };
  }
}

/** What residents read: a state in plain words. */
import type { CaseStatus } from '#runtime/engine';
import type { Text } from '#runtime/model';
import type { PublicState } from '#runtime/wire';

const WORDS: Readonly<Record<PublicState, Text>> = {
  submitted: { zh: '已提交，等待受理', en: 'Received, not yet taken up' },
  accepted: { zh: '已受理', en: 'Taken up' },
  'in-progress': { zh: '正在办理', en: 'Being handled' },
  'waiting-for-you': { zh: '需要您处理', en: 'Waiting for you' },
  done: { zh: '已办结', en: 'Done' },
  declined: { zh: '不予受理', en: 'Declined' },
  withdrawn: { zh: '您已撤回', en: 'You withdrew it' },
  cancelled: { zh: '已终止', en: 'Cancelled' },
};

export const stateText = (state: PublicState): Text => WORDS[state];

/** What an open case's steps say about it. */
export interface Progress {
  /** Something is asked of the applicant. */
  readonly waitsForApplicant: boolean;
  /** A member of staff took it or did something. */
  readonly taken: boolean;
  /** A member of staff finished a step. */
  readonly moved: boolean;
}

export function publicState(status: CaseStatus, progress: Progress): PublicState {
  switch (status) {
    case 'completed':
    case 'terminated':
      return 'done';
    case 'declined':
    case 'withdrawn':
    case 'cancelled':
      return status;
    case 'running':
      if (progress.waitsForApplicant) return 'waiting-for-you';
      if (progress.moved) return 'in-progress';
      return progress.taken ? 'accepted' : 'submitted';
  }
}

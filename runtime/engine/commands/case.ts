import { ROOT } from '../core/shape.ts';
import { endCase } from '../flow/end-case.ts';
import { offers } from '../human/buttons.ts';
import { isApplicant, mayHandle } from '../human/rights.ts';
import { reject } from '../rejections.ts';
import { findTask, idOf } from './find.ts';
import type { Handler } from './types.ts';

export const cancelCase: Handler<'cancel-case'> = (work) => {
  endCase(work, 'case-cancelled', {});
  return undefined;
};

/** By the applicant, until the first step of the staff is done. */
export const withdrawCase: Handler<'withdraw-case'> = (work) => {
  if (!isApplicant(work, work.by.actor)) return reject('not-applicant');
  if (work.draft.head.parent) return reject('part-of-case');
  if (work.draft.core.accepted) return reject('already-accepted');
  endCase(work, 'case-withdrawn', {});
  return undefined;
};

/** 不予受理: ends the case, with a reason and the remedies open to the applicant; neither may be missing. */
export const declineCase: Handler<'decline-case'> = (work, command) => {
  const open = findTask(work.draft, command.task);
  if (!open) return reject('task-not-open');
  if (!mayHandle(work, open.task, work.by.actor))
    return reject(open.task.assignee === undefined ? 'not-candidate' : 'not-assignee');
  if (!offers(work.node(open.instance.el), 'decline')) return reject('action-not-offered');
  if (!work.by.reason?.trim()) return reject('reason-missing');
  if (!command.remedies.trim()) return reject('remedies-missing');
  endCase(work, 'case-declined', {
    task: open.instance.id,
    el: open.instance.el,
    remedies: command.remedies,
  });
  return undefined;
};

export const setVariables: Handler<'set-variables'> = (work, command) => {
  const scope = command.scope === undefined ? ROOT : idOf(command.scope);
  if (!work.draft.find(scope)) return reject('scope-unknown');
  work.emit('variables-set', { scope, variables: command.variables });
  return undefined;
};

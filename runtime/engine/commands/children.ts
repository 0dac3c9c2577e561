import { Stuck } from '../core/stuck.ts';
import { complete } from '../flow/complete.ts';
import { throwError, throwEscalation } from '../flow/errors.ts';
import { raise } from '../flow/incident.ts';
import { reject } from '../rejections.ts';
import { findWait } from './find.ts';
import type { Handler } from './types.ts';

/** A called case has ended, or tells something meanwhile. What does not end well here is an incident of the caller. */
export const reportChild: Handler<'report-child'> = (work, { call, outcome }) => {
  const found = findWait(work.draft, call, ['child']);
  if (!found) return reject('call-not-open');
  const { instance, wait } = found;
  const { id, el } = instance;
  switch (outcome.kind) {
    case 'completed': {
      const node = work.node(el);
      const comes = node.called?.childVariables || node.outputs.length > 0;
      work.emit('child-ended', { id, el, wait: wait.id, variables: comes ? outcome.variables : {} });
      complete(work, id);
      return undefined;
    }
    case 'escalation':
      throwEscalation(work, { el, from: id, code: outcome.code, variables: outcome.variables });
      return undefined;
    case 'error':
      try {
        const { code, message, variables } = outcome;
        throwError(work, { el, from: id, code, message, variables });
      } catch (error) {
        if (!(error instanceof Stuck)) throw error;
        raise(work, id, error);
      }
      return undefined;
    case 'ended':
      raise(work, id, {
        code: 'child-ended',
        message: `Expected the called case to complete, but it was ${outcome.status}.`,
      });
      return undefined;
    case 'failed':
      raise(work, id, { code: 'child-failed', message: outcome.message });
  }
  return undefined;
};

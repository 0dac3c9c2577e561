import { evaluateText } from '../core/evaluate.ts';
import { throwing, throwsLater } from '../events/throwing.ts';
import { cancelTransaction, throwCompensation } from '../flow/compensation.ts';
import { endByTermination } from '../flow/end.ts';
import { throwError } from '../flow/errors.ts';
import { NO_FLOWS, pass, settle } from '../flow/leave.ts';
import { jobEvent } from './job-event.ts';
import type { Processor } from './processor.ts';

/** An end: takes its token out of the scope, and throws what it stands for. */
export const endEvent: Processor = {
  ...jobEvent,
  activate(work, token) {
    const { node, scope, via, resume } = token;
    if (node.job) {
      jobEvent.activate(work, token);
      return;
    }
    switch (node.event?.kind) {
      case 'terminate':
        work.emit('element-passed', { el: node.id, scope, via, id: resume });
        endByTermination(work, scope, node.id);
        return;
      case 'cancel':
        if (resume !== undefined) work.emit('elements-terminated', { ids: [resume], els: [node.id] });
        cancelTransaction(work, token);
        return;
      case 'compensation':
        throwCompensation(work, token, node.event.activity, true);
        return;
      case 'error': {
        const code = node.event.code
          ? evaluateText(work, node.event.code, scope, 'the code of an error')
          : '';
        throwError(work, { el: node.id, from: scope, code, token });
        return;
      }
      case undefined:
        pass(work, token, NO_FLOWS);
        return;
      default:
        if (throwsLater(node) && !token.joined) {
          work.later.push({ ...token, joined: true });
          return;
        }
        work.emit('element-passed', { el: node.id, scope, via, id: resume });
        throwing(work, token);
        settle(work, scope);
    }
  },
};

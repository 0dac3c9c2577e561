import { activity } from '../flow/activity.ts';
import { calledProcess, startChild } from '../flow/children.ts';

/** Another process, as a case of its own: begun, cancelled and reported through the outbox. */
export const callActivity = activity({
  prepare(work, node, scope, locals) {
    // Which process is called is known before anything begins.
    calledProcess(work, node, scope, locals);
    return {};
  },
  started: (work, node, id) => startChild(work, node, id),
});

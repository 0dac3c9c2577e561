import { openWaits } from '../events/waits.ts';
import { activity } from '../flow/activity.ts';
import { flowsOf, pass } from '../flow/leave.ts';
import { outputsOf } from '../flow/mappings.ts';
import type { Processor } from './processor.ts';

const waiting = activity({
  prepare: (work, node, scope, locals) => ({
    waits: node.message
      ? openWaits(work, [{ ...node, events: [{ kind: 'message', message: node.message }] }], scope, locals)
      : [],
  }),
});

/** Waits for its message. Behind an event-based gateway the message has come already. */
export const receiveTask: Processor = {
  ...waiting,
  activate(work, token) {
    const { node, scope, payload } = token;
    if (!token.joined) {
      waiting.activate(work, token);
      return;
    }
    const sets = outputsOf(work, node, scope, scope, payload) ?? payload;
    pass(work, token, flowsOf(work, node, scope), sets);
  },
};

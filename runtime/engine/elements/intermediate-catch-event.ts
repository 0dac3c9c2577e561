import { openWaits } from '../events/waits.ts';
import { activity } from '../flow/activity.ts';
import { flowsOf, pass } from '../flow/leave.ts';
import { outputsOf } from '../flow/mappings.ts';
import type { Processor } from './processor.ts';

const waiting = activity({
  prepare: (work, node, scope, locals) => ({ waits: openWaits(work, [node], scope, locals) }),
});

/** Waits until its event happens. Behind an event-based gateway it has happened already; a link is never waited for. */
export const intermediateCatchEvent: Processor = {
  ...waiting,
  activate(work, token) {
    const { node, scope, payload } = token;
    if (!token.joined && node.event?.kind !== 'link') {
      waiting.activate(work, token);
      return;
    }
    const sets = outputsOf(work, node, scope, scope, payload) ?? payload;
    pass(work, token, flowsOf(work, node, scope), sets);
  },
};

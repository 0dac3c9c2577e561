import { flowsOf, pass } from '../flow/leave.ts';
import { outputsOf } from '../flow/mappings.ts';
import type { Processor } from './processor.ts';

/** A beginning: of the process, a sub-process or an event sub-process. What its event brought goes up. */
export const startEvent: Processor = {
  activate(work, token) {
    const { node, scope, payload } = token;
    const sets = outputsOf(work, node, scope, scope, payload) ?? payload;
    pass(work, token, flowsOf(work, node, scope), sets);
  },
};

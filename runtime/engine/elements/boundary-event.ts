import { flowsOf, pass } from '../flow/leave.ts';
import { outputsOf } from '../flow/mappings.ts';
import type { Processor } from './processor.ts';

/** An event on the edge of an activity. It is reached only when it has happened: see flow/boundary.ts. */
export const boundaryEvent: Processor = {
  activate(work, token) {
    const { node, scope, payload } = token;
    const sets = outputsOf(work, node, scope, scope, payload) ?? payload;
    pass(work, token, flowsOf(work, node, scope), sets);
  },
};

import { pass } from '../flow/leave.ts';
import type { Processor } from './processor.ts';

/** Waits for a token from every incoming flow, then takes every outgoing one. */
export const parallelGateway: Processor = {
  activate(work, token) {
    const { node, scope, via } = token;
    const others = node.incoming.filter((flow) => flow.id !== via).map((flow) => flow.id);
    if (via === undefined || others.length === 0) {
      pass(work, token, node.outgoing);
      return;
    }
    const { joins } = work.draft.core;
    const complete = others.every((flow) =>
      joins.some((join) => join.scope === scope && join.el === node.id && join.via === flow),
    );
    if (complete) pass(work, token, node.outgoing, undefined, others);
    else work.emit('join-arrived', { el: node.id, scope, via, id: token.resume });
  },
};

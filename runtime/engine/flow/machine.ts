import type { Node } from '#runtime/bpmn';
import type { Work } from '../core/work.ts';
import type { Processor } from '../elements/processor.ts';
import { publish } from '../events/throwing.ts';
import { activity } from './activity.ts';
import { complete } from './complete.ts';
import { decide } from './decision.ts';
import { jobWait } from './jobs.ts';
import { script } from './script.ts';

const base = activity({
  prepare(work, node, scope, locals) {
    return node.job ? { waits: [jobWait(work, node, scope, locals)] } : {};
  },
  started(work, node, id) {
    if (!node.job) work.push({ node, scope: work.get(id).scope, resume: id, joined: true });
  },
});

/**
 * Machine work: a job for a worker, a FEEL script, a decision, or a message to send, whichever the drawing names.
 * What is computed here is computed in a second step, so that a failure finds the inputs in place.
 */
export const machine: Processor = {
  ...base,
  activate(work, token) {
    const { resume } = token;
    // What was stuck before it began, begins; only what has its inputs is computed.
    const begun = token.joined && resume !== undefined && work.get(resume).stage === 'active';
    if (begun) compute(work, token.node, resume);
    else base.activate(work, token);
  },
};

function compute(work: Work, node: Node, id: number) {
  if (node.script) complete(work, id, script(work, node.script, id));
  else if (node.decision) complete(work, id, decide(work, node, node.decision, id));
  else {
    if (node.message) publish(work, node.id, node.message, id);
    complete(work, id);
  }
}

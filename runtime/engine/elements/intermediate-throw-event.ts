import type { Token, Work } from '../core/work.ts';
import { throwing, throwsLater } from '../events/throwing.ts';
import { throwCompensation } from '../flow/compensation.ts';
import { flowsOf, settle } from '../flow/leave.ts';
import { linkTargets } from '../flow/reach.ts';
import { jobEvent } from './job-event.ts';
import type { Processor } from './processor.ts';

/** Throws what it stands for and goes on. */
export const intermediateThrowEvent: Processor = {
  ...jobEvent,
  activate(work, token) {
    const { node, scope, via, resume } = token;
    if (node.job) {
      jobEvent.activate(work, token);
      return;
    }
    if (node.event?.kind === 'compensation') {
      throwCompensation(work, token, node.event.activity, node.event.waits ?? true);
      return;
    }
    if (throwsLater(node) && !token.joined) {
      work.later.push({ ...token, joined: true });
      return;
    }
    const flows = flowsOf(work, node, scope);
    work.emit('element-passed', { el: node.id, scope, via, id: resume });
    if (node.event?.kind === 'link') {
      follow(work, token);
      return;
    }
    // Its tokens are on their way before it throws, so that what interrupts its scope takes them along.
    for (const flow of flows) work.push({ node: work.node(flow.target), scope, via: flow.id });
    throwing(work, token);
    if (flows.length === 0) settle(work, scope);
  },
};

/** A link goes on at the catch event of the same name, in the same scope. */
function follow(work: Work, { node, scope }: Token) {
  const [target] = linkTargets(work.graph, node);
  if (target) work.push({ node: target, scope });
  else settle(work, scope);
}

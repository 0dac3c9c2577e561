import type { Flow } from '#runtime/bpmn';
import type { Token, Work } from '../core/work.ts';
import { throwing } from '../events/throwing.ts';
import { flowsOf, take } from '../flow/leave.ts';
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
    const flows = flowsOf(work, node, scope);
    work.emit('element-passed', { el: node.id, scope, via, id: resume });
    if (node.event?.kind === 'link') follow(work, token);
    else if (!throwing(work, token)) goOn(work, scope, flows);
  },
};

/** What it threw may have ended the scope it stands in. */
function goOn(work: Work, scope: number, flows: readonly Flow[]) {
  if (work.draft.find(scope)) take(work, scope, flows);
}

/** A link goes on at the catch event of the same name, in the same scope. */
function follow(work: Work, { node, scope }: Token) {
  const target = [...work.graph.elements.values()].find(
    (other) =>
      other.type === 'intermediate-catch-event' &&
      other.parent === node.parent &&
      other.event?.kind === 'link' &&
      other.event.link === node.event?.link,
  );
  if (target) work.push({ node: target, scope });
}

import type { Expression } from '#runtime/feel';
import { evaluate } from '../core/evaluate.ts';
import type { Wait } from '../core/shape.ts';
import { MOST_EVENTS, type Work } from '../core/work.ts';
import { reached } from './reached.ts';

/** Lets the first conditional event happen whose condition has become true; false where there is none. */
export function fireCondition(work: Work): boolean {
  if (!work.graph.watches || work.draft.head.status !== 'running' || work.events.length >= MOST_EVENTS)
    return false;
  for (const instance of work.draft.instances) {
    for (const wait of instance.waits) {
      if (wait.kind !== 'condition') continue;
      const condition = conditionOf(work, wait);
      // Nothing is not yet true: the variables it reads may come later.
      const held = condition !== undefined && evaluate(work, condition, instance.id) === true;
      if (held === (wait.held ?? false)) continue;
      work.emit('condition-changed', { id: instance.id, el: wait.el, wait: wait.id, held });
      if (held) reached(work, instance.id, { ...wait, held }, {});
      return true;
    }
  }
  return false;
}

function conditionOf(work: Work, wait: Wait): Expression | undefined {
  return work.node(wait.el).events.find((event) => event.kind === 'conditional')?.condition;
}

import type { Variables } from '#runtime/values';
import type { Wait } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { complete } from './complete.ts';
import { happen } from './happen.ts';

/** A waiting place was reached: whose it is decides what follows. */
export function reached(work: Work, id: number, wait: Wait, variables: Variables) {
  const instance = work.get(id);
  const node = work.graph.elements.get(instance.el);
  const own = node ? work.processors[node.type] : undefined;
  if (node && own?.onEvent && wait.el !== node.id) {
    const event = work.node(wait.el);
    if (event.attachedTo === undefined && event.type !== 'start-event') {
      own.onEvent(work, node, instance, wait, variables);
      return;
    }
  }
  if (wait.el !== instance.el) {
    happen(work, id, work.node(wait.el), variables);
    return;
  }
  const others = instance.waits.some((other) => other.id !== wait.id && other.el === wait.el);
  if (node?.parallelMultiple && others) {
    work.emit('event-collected', { id, el: instance.el, wait: wait.id, variables });
    return;
  }
  work.emit('event-happened', { id, el: instance.el, wait: wait.id, variables });
  complete(work, id);
}

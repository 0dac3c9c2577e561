/** Waiting places of events: what a case listens to from outside. */
import type { EventSpec, Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluate, evaluateText, textOf } from '../core/evaluate.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import type { NewWait } from '../flow/numbered.ts';
import { timerWait } from './timer.ts';

/** The waiting places of several events. Errors and escalations wait nowhere: they come from inside. */
export function openWaits(
  work: Work,
  nodes: readonly Node[],
  scope: number,
  locals: Variables | undefined,
): readonly NewWait[] {
  return nodes.flatMap((node) => node.events.flatMap((event) => openWait(work, node, event, scope, locals)));
}

export function openWait(
  work: Work,
  node: Node,
  event: EventSpec,
  scope: number,
  locals: Variables | undefined,
): readonly NewWait[] {
  switch (event.kind) {
    case 'timer':
      return event.timer ? [timerWait(work, node, event.timer, scope, locals)] : [];
    case 'message': {
      if (!event.message) return [];
      const name = evaluateText(work, event.message.name, scope, 'the name of a message', locals);
      if (!event.message.key) return [{ kind: 'message', el: node.id, name }];
      const key = textOf(evaluate(work, event.message.key, scope, locals));
      if (key === undefined) {
        throw new Stuck(
          'correlation-key-missing',
          `Expected a text or number from “${event.message.key.source}” to know the message by, but got nothing.`,
        );
      }
      return [{ kind: 'message', el: node.id, name, key }];
    }
    case 'signal':
      return event.signal
        ? [
            {
              kind: 'signal',
              el: node.id,
              name: evaluateText(work, event.signal, scope, 'the name of a signal', locals),
            },
          ]
        : [];
    case 'conditional':
      return event.condition ? [{ kind: 'condition', el: node.id }] : [];
    default:
      return [];
  }
}

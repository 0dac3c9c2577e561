/** What throw and end events do when a token comes to them. */
import type { MessageSpec, Node } from '#runtime/bpmn';
import { evaluate, evaluateText, textOf } from '../core/evaluate.ts';
import { visibleAt } from '../core/visible.ts';
import type { Token, Work } from '../core/work.ts';
import { throwEscalation } from '../flow/errors.ts';
import { throwSignal } from './signal.ts';

/** A signal is thrown when all other tokens have come to rest: who is about to wait for it gets it. */
export function throwsLater(node: Node): boolean {
  return node.events.some((event) => event.kind === 'signal');
}

/** Throws what the event stands for. */
export function throwing(work: Work, token: Token) {
  const { node, scope } = token;
  for (const event of node.events) {
    if (event.kind === 'message' && event.message) publish(work, node.id, event.message, scope);
    if (event.kind === 'signal' && event.signal) {
      throwSignal(work, node.id, evaluateText(work, event.signal, scope, 'the name of a signal'));
    }
    if (event.kind === 'escalation') {
      const code = event.code ? evaluateText(work, event.code, scope, 'the code of an escalation') : '';
      throwEscalation(work, { el: node.id, from: scope, code });
    }
  }
}

/** Hands a message to the outbox; the host publishes it. */
export function publish(work: Work, el: string, message: MessageSpec, scope: number) {
  work.emit('message-published', {
    case: work.draft.head.id,
    el,
    name: evaluateText(work, message.name, scope, 'the name of a message'),
    key: message.key ? textOf(evaluate(work, message.key, scope)) : undefined,
    variables: visibleAt(work.draft, scope),
  });
}

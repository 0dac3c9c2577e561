import type { Node } from '#runtime/bpmn';
import type { Token, Work } from '../core/work.ts';
import { openWaits } from '../events/waits.ts';
import { numbered } from '../flow/numbered.ts';
import type { Processor } from './processor.ts';

/** Waits for the first of several events; the others are forgotten when one has happened. */
export const eventBasedGateway: Processor = {
  activate(work, token) {
    const { node, scope } = token;
    const catches = node.outgoing.map((flow) => work.node(flow.target));
    const waits = openWaits(work, catches.map(asEvent), scope, undefined);
    const id = token.resume ?? work.nextId;
    work.emit('element-activated', {
      id,
      el: node.id,
      scope,
      via: token.via,
      waits: numbered(work, id, waits),
    });
  },
  onEvent(work, node, instance, wait, variables) {
    const { id, scope } = instance;
    work.emit('element-completed', { id, el: node.id });
    const flow = node.outgoing.find((candidate) => candidate.target === wait.el);
    passOn(work, { node: work.node(wait.el), scope, via: flow?.id, payload: variables });
  },
};

/** A receive task behind the gateway waits like a message event. */
function asEvent(node: Node): Node {
  return node.type === 'receive-task' && node.message
    ? { ...node, events: [{ kind: 'message', message: node.message }] }
    : node;
}

function passOn(work: Work, token: Token) {
  work.push({ ...token, joined: true });
}

import type { Flow, Node } from '#runtime/bpmn';
import { evaluateCondition } from '../core/evaluate.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import { chosenByOracle, pass } from '../flow/leave.ts';
import type { Processor } from './processor.ts';

/** Takes every flow whose condition holds; as a join waits for all tokens that can still come (see flow/inclusive.ts). */
export const inclusiveGateway: Processor = {
  activate(work, token) {
    const { node, scope, via } = token;
    if (!token.joined && node.incoming.length > 1 && via !== undefined) {
      work.emit('join-arrived', { el: node.id, scope, via, id: token.resume });
      return;
    }
    pass(work, token, choose(work, node, scope));
  },
};

function choose(work: Work, node: Node, scope: number): readonly Flow[] {
  const chosen = chosenByOracle(work, node);
  if (chosen) return chosen;
  if (node.outgoing.length < 2) return node.outgoing;
  const held = node.outgoing.filter(
    (flow) =>
      flow.id !== node.defaultFlow && (!flow.condition || evaluateCondition(work, flow.condition, scope)),
  );
  if (held.length > 0) return held;
  const otherwise = node.outgoing.find((flow) => flow.id === node.defaultFlow);
  if (otherwise) return [otherwise];
  throw new Stuck(
    'no-flow-true',
    `No condition after the gateway “${node.name || node.id}” is true, and there is no default.`,
  );
}

import type { Flow, Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluateCondition } from '../core/evaluate.ts';
import { Stuck } from '../core/stuck.ts';
import type { Token, Work } from '../core/work.ts';
import { arrivedAt, FIRED, hasFired } from '../flow/complex.ts';
import { chosenByOracle, pass, take } from '../flow/leave.ts';
import type { Processor } from './processor.ts';

/**
 * Fires once its activation condition over `activationCount` holds, then takes in what still comes of the same round
 * (see flow/complex.ts). As a split it takes every flow whose condition holds, else the default.
 */
export const complexGateway: Processor = {
  activate(work, token) {
    const { node, scope, via } = token;
    if (node.incoming.length < 2 || via === undefined) {
      pass(work, token, choose(work, node, scope));
      return;
    }
    const count = arrivedAt(work, node, scope).reduce((sum, join) => sum + join.count, 1);
    const fires = !hasFired(work, node, scope) && activates(work, node, scope, count);
    const flows = fires ? choose(work, node, scope, { activationCount: count, waitingForStart: true }) : [];
    work.emit('join-arrived', { el: node.id, scope, via, id: token.resume });
    if (fires) fire(work, token, flows);
  },
};

function activates(work: Work, node: Node, scope: number, activationCount: number): boolean {
  return !node.activation || evaluateCondition(work, node.activation, scope, { activationCount });
}

/** The tokens that have come stay counted until the round is over; the mark says that it has fired. */
function fire(work: Work, { node, scope }: Token, flows: readonly Flow[]) {
  work.emit('join-arrived', { el: node.id, scope, via: FIRED });
  work.emit('element-passed', { el: node.id, scope });
  take(work, scope, flows);
}

function choose(work: Work, node: Node, scope: number, locals?: Variables): readonly Flow[] {
  const chosen = chosenByOracle(work, node);
  if (chosen) return chosen;
  const held = node.outgoing.filter(
    (flow) =>
      flow.id !== node.defaultFlow &&
      (!flow.condition || evaluateCondition(work, flow.condition, scope, locals)),
  );
  if (held.length > 0 || node.outgoing.length === 0) return held;
  const otherwise = node.outgoing.find((flow) => flow.id === node.defaultFlow);
  if (otherwise) return [otherwise];
  throw new Stuck(
    'no-flow-true',
    `No condition after the gateway “${node.name || node.id}” is true, and there is no default.`,
  );
}

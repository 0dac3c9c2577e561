import type { Flow, Node } from '#runtime/bpmn';
import { evaluateCondition } from '../core/evaluate.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import { chosenByOracle, pass } from '../flow/leave.ts';
import type { Processor } from './processor.ts';

/** One flow is taken: the first whose condition holds, else the default. */
export const exclusiveGateway: Processor = {
  activate: (work, token) => pass(work, token, choose(work, token.node, token.scope)),
};

function choose(work: Work, node: Node, scope: number): readonly Flow[] {
  const chosen = chosenByOracle(work, node);
  if (chosen) return chosen.slice(0, 1);
  if (node.outgoing.length === 0) return node.outgoing;
  for (const flow of node.outgoing) {
    if (flow.id === node.defaultFlow) continue;
    if (!flow.condition || evaluateCondition(work, flow.condition, scope)) return [flow];
  }
  const otherwise = node.outgoing.find((flow) => flow.id === node.defaultFlow);
  if (otherwise) return [otherwise];
  throw new Stuck(
    'no-flow-true',
    `No condition after the gateway “${node.name || node.id}” is true, and there is no default.`,
  );
}

/** How tokens leave an element, and how a scope ends when none is left. */
import type { Flow, Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluateCondition } from '../core/evaluate.ts';
import { ROOT } from '../core/shape.ts';
import type { Token, Work } from '../core/work.ts';
import { endCase } from './end-case.ts';

export const NO_FLOWS: readonly Flow[] = [];

/** An element that does not stay: it is passed and its flows are taken. */
export function pass(
  work: Work,
  token: Token,
  flows: readonly Flow[],
  sets?: Variables,
  join?: readonly string[],
) {
  const { node, scope, via, resume } = token;
  work.emit('element-passed', { el: node.id, scope, via, id: resume, join, sets });
  take(work, scope, flows);
}

/** Sends tokens along the flows: one each, or as many as the activity brings forth. */
export function take(work: Work, scope: number, flows: readonly Flow[], quantity = 1) {
  for (const flow of flows) {
    for (let n = 0; n < quantity; n += 1) work.push({ node: work.node(flow.target), scope, via: flow.id });
  }
  if (flows.length === 0) settle(work, scope);
  if (scope !== ROOT) advanced(work, scope);
}

/** Tells the scope around, where it wants to know. */
function advanced(work: Work, scope: number) {
  const instance = work.draft.find(scope);
  if (!instance) return;
  const node = work.node(instance.el);
  work.processors[node.type].advanced?.(work, node, instance);
}

/** Ends a scope in which no token is left. */
export function settle(work: Work, scope: number) {
  const instance = work.draft.find(scope);
  if (!instance || instance.kids > 0 || work.moving(scope)) return;
  if (scope !== ROOT) {
    const node = work.node(instance.el);
    work.processors[node.type].complete?.(work, node, instance);
  } else if (work.draft.head.status === 'running') endCase(work, 'case-completed', {});
}

/**
 * The flows by which tokens leave an activity or event: without conditions all of them; with conditions those that
 * hold, else the default.
 */
export function flowsOf(work: Work, node: Node, scope: number): readonly Flow[] {
  const chosen = chosenByOracle(work, node);
  if (chosen) return chosen;
  if (!node.conditional) return node.outgoing;
  const free = node.outgoing.filter((flow) => !flow.condition && flow.id !== node.defaultFlow);
  const held = node.outgoing.filter(
    (flow) => flow.condition && evaluateCondition(work, flow.condition, scope),
  );
  if (held.length > 0) return node.outgoing.filter((flow) => free.includes(flow) || held.includes(flow));
  return [...free, ...node.outgoing.filter((flow) => flow.id === node.defaultFlow)];
}

/** What a simulator chose, if there is one. */
export function chosenByOracle(work: Work, node: Node): readonly Flow[] | undefined {
  const chosen = work.context.oracle?.flows?.(
    node.id,
    node.outgoing.map((flow) => flow.id),
  );
  return chosen && node.outgoing.filter((flow) => chosen.includes(flow.id));
}

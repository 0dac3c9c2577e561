import type { Node } from '#runtime/bpmn';
import type { Value, Variables } from '#runtime/values';
import { evaluateText } from '../core/evaluate.ts';
import { Stuck } from '../core/stuck.ts';
import { visibleAt } from '../core/visible.ts';
import type { Work } from '../core/work.ts';

/** Asks a decision of the release; which rules matched is written down. */
export function decide(work: Work, node: Node, spec: NonNullable<Node['decision']>, id: number): Variables {
  const decision = evaluateText(work, spec.id, id, 'the id of a decision');
  const { decisions } = work.context;
  if (!decisions.ids.includes(decision)) {
    throw new Stuck(
      'decision-missing',
      `Expected a decision “${decision}” in the release, but there is none.`,
    );
  }
  const variables: Record<string, Value> = { settings: work.context.settings, ...visibleAt(work.draft, id) };
  const result = decisions.evaluate(decision, variables, work.ambient());
  const [error] = result.errors;
  if (error) throw new Stuck('decision-failed', `The decision “${decision}” failed: ${error.message}`);
  work.emit('decision-evaluated', { el: node.id, decision, matched: result.matched, value: result.value });
  return spec.result === undefined ? {} : { [spec.result]: result.value };
}

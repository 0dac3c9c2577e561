import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluateTemplate, evaluateText, numberOf } from '../core/evaluate.ts';
import type { Work } from '../core/work.ts';
import type { NewWait } from './numbered.ts';

const USUAL_RETRIES = 3;

/** A job that waits for its worker. */
export function jobWait(work: Work, node: Node, scope: number, locals: Variables | undefined): NewWait {
  const { job } = node;
  if (!job) throw new Error(`Expected a task type at ${node.id}, but there is none.`);
  const retries = numberOf(evaluateTemplate(work, job.retries, scope, locals));
  return {
    kind: 'job',
    el: node.id,
    name: evaluateText(work, job.type, scope, 'a task type', locals),
    retries: retries !== undefined && retries >= 1 ? Math.floor(retries) : USUAL_RETRIES,
  };
}

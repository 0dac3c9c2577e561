import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluate } from '../core/evaluate.ts';
import type { Work } from '../core/work.ts';

/** A FEEL script; what it gives becomes its result variable. */
export function script(work: Work, spec: NonNullable<Node['script']>, id: number): Variables {
  const value = evaluate(work, spec.expression, id);
  return spec.result === undefined ? {} : { [spec.result]: value };
}

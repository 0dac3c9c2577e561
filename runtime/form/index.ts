/** The headless form: compiled once, evaluated many times, the same on both sides. */
import { compileExpression } from '#runtime/feel';
import type { Finding } from '#runtime/model';
import { compileFormWith } from './core/compile.ts';
import type { CompiledForm } from './core/nodes.ts';
import type { FormSchema } from './types.ts';

export * from './core/index.ts';
export type * from './types.ts';

/**
 * Reads a form's schema once, with FEEL at hand.
 * @param formKey names the form in findings (`formKey#field`).
 */
export function compileForm(
  schema: FormSchema,
  formKey?: string,
): { readonly form: CompiledForm; readonly findings: readonly Finding[] } {
  return compileFormWith(schema, compileExpression, formKey);
}

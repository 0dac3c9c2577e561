import type { Value, Variables } from '#runtime/values';
import type { Ambient, CompileError, FeelResult } from '../types.ts';
import { compileExpression } from './expression.ts';

/** Is this text of a drawing FEEL (starts with `=`), or does it mean itself? */
export function isFeel(text: string): boolean {
  return text.startsWith('=');
}

/** "A text, or `=FEEL`" read once. */
export interface Template {
  readonly source: string;
  /** Free names it reads; none for a plain text. */
  readonly names: readonly string[];
  /** The text itself where it is none of FEEL. */
  readonly text?: string;
  evaluate(variables: Variables, ambient: Ambient): FeelResult;
}

export type CompiledTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly error: CompileError };

/** Reads a text of a drawing that is either plain or, with a leading `=`, FEEL. */
export function compileTemplate(source: string): CompiledTemplate {
  if (!isFeel(source)) {
    const result: FeelResult = { value: source as Value, warnings: [] };
    return { ok: true, template: { source, names: [], text: source, evaluate: () => result } };
  }
  const compiled = compileExpression(source.slice(1));
  if (!compiled.ok) return compiled;
  const { expression } = compiled;
  return {
    ok: true,
    template: {
      source,
      names: expression.names,
      evaluate: (variables, ambient) => expression.evaluate(variables, ambient),
    },
  };
}

import type { Value, Variables } from '#runtime/values';
import type { Knowledge, Source } from '../parse/index.ts';
import { fromValue, type Outcome, type Program, toValue } from '../run/index.ts';
import type { CompileError, Expression, FeelResult, FeelWarning } from '../types.ts';
import { ready } from './ready.ts';

export type Compiled<T> =
  | { readonly ok: true; readonly expression: T }
  | { readonly ok: false; readonly error: CompileError };

/** Expressions by source: the same condition stands in many drawings. */
const cache = new Map<string, Compiled<Expression>>();
const CACHE_SIZE = 5_000;

/**
 * Reads a FEEL expression (without a leading `=`) once.
 *
 * @param knowledge names with blanks or signs that the source may use
 */
export function compileExpression(source: string, knowledge: Knowledge = {}): Compiled<Expression> {
  const key = keyOf(source, knowledge);
  const known = cache.get(key);
  if (known) return known;
  const compiled = compile(source, knowledge);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

export const keyOf = (source: string, knowledge: Knowledge): string =>
  knowledge.names || knowledge.functions ? JSON.stringify([source, knowledge]) : source;

function compile(text: string, knowledge: Knowledge): Compiled<Expression> {
  const read = ready(text, 'expression', knowledge);
  if (!read.ok) return read;
  const { source } = read;
  if (source.asksInput) {
    const message = 'The sign ? stands for the tested value and has a meaning in decision tables only.';
    return { ok: false, error: { code: 'feel-syntax', message } };
  }
  if (source.ast.k === 'unary') {
    const message = 'This compares, but not with anything. Write what stands before the sign.';
    return { ok: false, error: { code: 'feel-syntax', message, position: 0 } };
  }
  return { ok: true, expression: expressionOf(text, source, read.program) };
}

function expressionOf(text: string, { reads }: Source, compiled: Program): Expression {
  return {
    source: text,
    names: namesOf(reads),
    reads,
    evaluate: (variables, ambient) => result(compiled.run((name) => variable(variables, name), ambient)),
  };
}

export const namesOf = (reads: Source['reads']): string[] => [
  ...new Set(reads.map(({ path: [name = ''] }) => name)),
];

/** A missing one stays undefined, so that a warning says so. */
export function variable(variables: Variables, name: string): unknown {
  return Object.hasOwn(variables, name) ? fromValue(variables[name] as Value) : undefined;
}

/** What came out, as a Linli value, with what was refused noted. */
export function result(outcome: Outcome): FeelResult {
  const { value } = outcome;
  if (typeof value !== 'object' && (typeof value !== 'number' || Number.isFinite(value))) {
    return outcome as FeelResult;
  }
  let warnings: readonly FeelWarning[] = outcome.warnings;
  const refuse = (what: string) => {
    warnings = [
      ...warnings,
      { code: 'NOT_A_VALUE', message: `The result holds ${what}, which a case cannot keep.` },
    ];
  };
  return { value: toValue(value, refuse), warnings };
}

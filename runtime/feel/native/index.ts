/**
 * For decision models only: values stay in FEEL's own form between the expressions of one evaluation, so that functions
 * and ranges may pass from one to the next and nothing is converted twice. Outside, `Native` is opaque.
 */
import type { Value } from '#runtime/values';
import { ready } from '../door/ready.ts';
import { isBlank } from '../door/unary.ts';
import type { Knowledge } from '../parse/index.ts';
import { callNamed, FeelFunction, fromValue, quickTest, toValue } from '../run/index.ts';
import type { Ambient, CompileError, FeelWarning, Read } from '../types.ts';

/** A value in FEEL's own form. Opaque: made by `toNative` or an evaluation, read by `fromNative`. */
export type Native = unknown;

/** Names and their values; a record so that looking up is fast. */
export type Scope = Readonly<Record<string, Native>>;

export interface NativeResult {
  readonly value: Native;
  readonly warnings: readonly FeelWarning[];
}

export interface NativeExpression {
  readonly reads: readonly Read[];
  evaluate(scope: Scope, ambient: Ambient): NativeResult;
}

export interface NativeTest {
  readonly reads: readonly Read[];
  /** Does the input pass? `null` where that cannot be said. */
  test(input: Native, scope: Scope, ambient: Ambient): NativeResult;
}

export type CompiledNative<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CompileError };

export const toNative: (value: Value) => Native = fromValue;

/** What cannot be a value (a function, a range) becomes null; `refuse` is told. */
export const fromNative: (value: Native, refuse: (what: string) => void) => Value = toValue;

/** Reads an expression once; `knowledge` as for `compileExpression`. */
export function compileNative(source: string, knowledge: Knowledge): CompiledNative<NativeExpression> {
  const read = ready(source, 'expression', knowledge);
  if (!read.ok) return read;
  const { reads } = read.source;
  const compiled = read.program;
  return {
    ok: true,
    value: {
      reads,
      evaluate: (scope, ambient) => compiled.run((name) => own(scope, name), ambient),
    },
  };
}

const TRUE: NativeResult = { value: true, warnings: [] };
const FALSE: NativeResult = { value: false, warnings: [] };

/** Reads a cell of a decision table once; an empty one or `-` passes everything. */
export function compileNativeTest(source: string, knowledge: Knowledge): CompiledNative<NativeTest> {
  if (isBlank(source)) return { ok: true, value: { reads: [], test: () => TRUE } };
  const read = ready(source, 'unary-tests', knowledge);
  if (!read.ok) return read;
  const { ast, reads } = read.source;
  const compiled = read.program;
  const quick = quickTest(ast);
  return {
    ok: true,
    value: {
      reads,
      test: (input, scope, ambient) => {
        const verdict = quick?.(input);
        if (verdict !== undefined) return verdict ? TRUE : FALSE;
        return compiled.run((name) => (name === '?' ? input : own(scope, name)), ambient);
      },
    },
  };
}

const own = (scope: Scope, name: string): Native => (Object.hasOwn(scope, name) ? scope[name] : undefined);

/** A function that expressions may call, such as a business knowledge model. */
export function nativeFunction(params: readonly string[], call: (args: readonly Native[]) => Native): Native {
  return new FeelFunction(params, call);
}

/** Calls a function made here or by an expression; null where it is none. */
export function callNative(callee: Native, args: Readonly<Record<string, Native>>): Native {
  return callee instanceof FeelFunction ? callNamed(callee, new Map(Object.entries(args))) : null;
}

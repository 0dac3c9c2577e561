/**
 * For decision models only: values stay in FEEL's own form between the expressions of one evaluation, so that functions
 * and ranges may pass from one to the next and nothing is converted twice. Outside, `Native` is opaque.
 */
import type { Value } from '#runtime/values';
import { ready } from '../door/ready.ts';
import { isBlank } from '../door/unary.ts';
import type { Knowledge } from '../parse/index.ts';
import {
  callNamed,
  charge,
  FeelFunction,
  fromValue,
  isContext,
  isInstance,
  kindName,
  midnightOf,
  quickTest,
  toValue,
  warn,
  within,
} from '../run/index.ts';
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

/** Calls a function made here or by an expression; null with a warning where it is none. */
export function callNative(callee: Native, args: Readonly<Record<string, Native>>): Native {
  if (callee instanceof FeelFunction) return callNamed(callee, new Map(Object.entries(args)));
  return warn('NO_FUNCTION', `What is called is ${kindName(callee)}, not a function.`);
}

/** Runs a piece of decision logic as one evaluation, which shares one budget. Never throws. */
export const evaluateWithin: (ambient: Ambient, act: () => Native) => NativeResult = within;

/** Notes why a piece of decision logic is null; only inside `evaluateWithin`. */
export const nullBecause: (code: string, message: string) => null = warn;

/** Counts a round of a boxed loop against the evaluation's budget. */
export const countRound = (): void => charge(1);

/** Is it of a type of FEEL, by name? Null is of none but `Null`. */
export const isOfType = (value: Native, name: string): boolean => isInstance(value, { t: 'name', name });

/** Its entries, where it is a context. */
export const entriesOf = (value: Native): Scope | undefined => (isContext(value) ? value : undefined);

/** The number of parameters, where it is a function; a library function takes what it takes. */
export function parameterCount(value: Native): number | 'any' | undefined {
  if (!(value instanceof FeelFunction)) return undefined;
  return value.builtin === undefined ? value.params.length : 'any';
}

/** A date where a date and time is wanted: its first moment, at UTC. */
export const asDateTime: (date: Native) => Native = midnightOf;

/** The kind in words, for warnings: a warning never shows a case's values. */
export const kindWords: (value: Native) => string = kindName;

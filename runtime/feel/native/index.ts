/**
 * For decision models only: values stay in the library's own form between the expressions of one evaluation, so that
 * functions and ranges may pass from one to the next and nothing is converted twice. Outside, `Native` is opaque.
 */
import { FeelFunction } from 'feelin';
import type { Value } from '#runtime/values';
import { expressionProgram, program, unreadable } from '../compile.ts';
import { fromLibrary, toLibrary } from '../convert.ts';
import { type Knowledge, type Prepared, prepare } from '../prepare.ts';
import { quickTest } from '../quick.ts';
import type { Ambient, CompileError, FeelWarning, Read } from '../types.ts';
import { cellCode, TEST } from '../unary.ts';

/** A value in the library's own form. Opaque: made by `toNative` or an evaluation, read by `fromNative`. */
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

export const toNative: (value: Value) => Native = toLibrary;

/** What cannot be a value (a function, a range) becomes null; `refuse` is told. */
export const fromNative: (value: Native, refuse: (what: string) => void) => Value = fromLibrary;

/** Reads an expression once; `knowledge` as for `compileExpression`. */
export function compileNative(source: string, knowledge: Knowledge): CompiledNative<NativeExpression> {
  return guarded(
    () => prepare(source, 'expression', knowledge),
    (prepared) => {
      const compiled = expressionProgram(prepared, source);
      const { names } = compiled;
      return {
        reads: prepared.reads,
        evaluate: (scope, ambient) => compiled.run(pick(names, scope), ambient),
      };
    },
  );
}

const TRUE: NativeResult = { value: true, warnings: [] };
const FALSE: NativeResult = { value: false, warnings: [] };

/** Reads a cell of a decision table once; an empty one or `-` passes everything. */
export function compileNativeTest(source: string, knowledge: Knowledge): CompiledNative<NativeTest> {
  const text = source.trim();
  if (text === '' || text === '-') return { ok: true, value: { reads: [], test: () => TRUE } };
  return guarded(
    () => prepare(source, 'unary-tests', knowledge),
    (prepared) => {
      const quick = quickTest(source, prepared.root);
      const hosts = [...prepared.hosts, TEST];
      const compiled = program({ ...prepared, asksInput: true, hosts }, cellCode(prepared, knowledge));
      const { names } = compiled;
      return {
        reads: prepared.reads,
        test(input, scope, ambient) {
          const verdict = quick?.(input as Value);
          if (verdict !== undefined) return verdict ? TRUE : FALSE;
          return compiled.run([input, ...pick(names, scope)], ambient);
        },
      };
    },
  );
}

/** A function that expressions may call, such as a business knowledge model. */
export function nativeFunction(params: readonly string[], call: (args: readonly Native[]) => Native): Native {
  return new FeelFunction((...args: unknown[]) => call(args), [...params]);
}

/** Calls a function made here or by an expression; null where it is none. */
export function callNative(callee: Native, args: Readonly<Record<string, Native>>): Native {
  return callee instanceof FeelFunction ? callee.invoke(args) : null;
}

function guarded<T>(
  read: () => ReturnType<typeof prepare>,
  make: (prepared: Prepared) => T,
): CompiledNative<T> {
  try {
    const made = read();
    return made.ok ? { ok: true, value: make(made.prepared) } : made;
  } catch (error) {
    return { ok: false, error: unreadable(error) };
  }
}

function pick(names: readonly string[], scope: Scope): unknown[] {
  const values: unknown[] = new Array(names.length);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as string;
    values[i] = Object.hasOwn(scope, name) ? scope[name] : undefined;
  }
  return values;
}

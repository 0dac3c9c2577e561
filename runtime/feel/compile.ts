import { evaluate, FeelFunction } from 'feelin';
import type { Value, Variables } from '#runtime/values';
import { charge, type HostFunction, MAX_STEPS, run, TooCostly } from './budget.ts';
import { fromLibrary, toLibrary } from './convert.ts';
import { hostFunction, isStandardFunction } from './host.ts';
import { INPUT, type Knowledge, type Prepared, prepare } from './prepare.ts';
import type { FeelNode } from './tree.ts';
import type { Ambient, CompileError, Expression, FeelResult, FeelWarning } from './types.ts';

/** A source the library has read once: a function of its free names. */
export interface Program {
  readonly prepared: Prepared;
  readonly names: readonly string[];
  /** Runs over values in the library's own form; never throws. */
  run(
    values: readonly unknown[],
    ambient: Ambient,
  ): { readonly value: unknown; readonly warnings: FeelWarning[] };
}

export type Compiled<T> =
  | { readonly ok: true; readonly expression: T }
  | { readonly ok: false; readonly error: CompileError };

/** Warnings kept of one evaluation; a loop would make thousands of the same. */
const MAX_WARNINGS = 20;

/**
 * Reads a prepared source through the library's public door: a function literal is parsed once and may be called
 * many times, where `evaluate` would parse and copy the whole context each time.
 */
export function program(prepared: Prepared, code: string = prepared.code): Program {
  const context: Record<string, HostFunction> = {};
  for (const name of prepared.hosts) {
    const host = hostFunction(name);
    if (host) context[name] = host;
  }
  const names = [...prepared.params.keys()];
  const params = [...(prepared.asksInput ? [INPUT] : []), ...prepared.params.values()];
  const read = evaluate(`function(${params.join(', ')}) ${code}`, context) as {
    value: FeelFunction;
    warnings: { type: string; details: { template: string; values: Record<string, unknown> } }[];
  };
  const call = read.value;
  return {
    prepared,
    names,
    run(values, ambient) {
      const nested = run.depth > 0;
      if (!nested) begin(ambient);
      // The library only ever adds to this list.
      read.warnings.length = 0;
      let value: unknown = null;
      run.depth += 1;
      try {
        if (nested) charge(1);
        value = call.invoke(values);
      } catch (error) {
        // What costs too much ends the whole evaluation, not only the function it happened in.
        if (nested && (error instanceof TooCostly || error instanceof RangeError)) throw error;
        run.warnings.push(failure(error));
      } finally {
        run.depth -= 1;
      }
      for (const { type, details } of read.warnings.slice(0, MAX_WARNINGS))
        run.warnings.push(warning(type, details));
      // A nested evaluation leaves its warnings to the one around it.
      return { value, warnings: nested || run.warnings.length === 0 ? NONE : run.warnings.splice(0) };
    },
  };
}

const NONE: FeelWarning[] = [];

/** Constants and single names need no library; most mappings and output cells are one of these. */
function quickProgram(prepared: Prepared, source: string): Program | undefined {
  const node = prepared.root.children[0];
  const names = [...prepared.params.keys()];
  if (node?.name === 'VariableName' && names.length === 1) {
    const [name = ''] = names;
    const missing: FeelWarning = { code: 'NO_VARIABLE', message: `Variable '${name}' not found` };
    if (isStandardFunction(name)) return undefined;
    return {
      prepared,
      names,
      run: ([value]) =>
        value === undefined ? { value: null, warnings: [missing] } : { value, warnings: NONE },
    };
  }
  const outcome = { value: node && constantOf(source, node), warnings: NONE };
  return outcome.value === undefined ? undefined : { prepared, names, run: () => outcome };
}

function constantOf(source: string, node: FeelNode): unknown {
  const text = source.slice(node.from, node.to);
  if (node.name === 'StringLiteral') return text.includes('\\') ? undefined : text.slice(1, -1);
  if (node.name === 'NumericLiteral') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (node.name === 'BooleanLiteral') return text === 'true';
  return node.name === 'null' ? null : undefined;
}

/** The cheapest program for an expression. */
export function expressionProgram(prepared: Prepared, source: string): Program {
  return quickProgram(prepared, source) ?? program(prepared);
}

function begin(ambient: Ambient): void {
  run.steps = MAX_STEPS;
  run.now = ambient.now;
  run.zone = ambient.zone;
  run.seed = ambient.seed ?? '';
  run.draws = 0;
  run.warnings.length = 0;
}

const CODES: Readonly<Record<string, string>> = {
  NO_VARIABLE_FOUND: 'NO_VARIABLE',
  NO_CONTEXT_ENTRY_FOUND: 'NO_ENTRY',
  NO_PROPERTY_FOUND: 'NO_ENTRY',
  NO_FUNCTION_FOUND: 'NO_FUNCTION',
  FUNCTION_INVOCATION_FAILURE: 'INVALID_ARGUMENTS',
};

/** Names and kinds only: a warning reaches logs, and a case's values must not. */
function warning(type: string, details: { template: string; values: Record<string, unknown> }): FeelWarning {
  const message = details.template.replace(/\{(\w+)\}/g, (_, key: string) => kindOf(details.values[key]));
  return { code: CODES[type] ?? type, message };
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof FeelFunction) return 'a function';
  return typeof value === 'object' ? 'a record, date or time' : `a ${typeof value}`;
}

function failure(error: unknown): FeelWarning {
  if (error instanceof TooCostly) return { code: 'TOO_COSTLY', message: error.message };
  if (error instanceof RangeError)
    return { code: 'TOO_COSTLY', message: 'The expression calls itself too deeply.' };
  return { code: 'UNSUPPORTED', message: error instanceof Error ? error.message : String(error) };
}

/** What came out, as a Linli value, with what was refused noted. */
export function result(outcome: { readonly value: unknown; readonly warnings: FeelWarning[] }): FeelResult {
  let warnings = outcome.warnings;
  const refuse = (what: string) => {
    warnings = warnings === NONE ? [] : warnings;
    warnings.push({ code: 'NOT_A_VALUE', message: `The result holds ${what}, which a case cannot keep.` });
  };
  return { value: fromLibrary(outcome.value, refuse), warnings };
}

/** Values of the free names; a missing one stays undefined, so that the library says so. */
export function argumentsOf(names: readonly string[], variables: Variables): unknown[] {
  const values: unknown[] = new Array(names.length);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as string;
    values[i] = Object.hasOwn(variables, name) ? toLibrary(variables[name] as Value) : undefined;
  }
  return values;
}

/** Expressions by source: the same condition stands in many drawings. */
const cache = new Map<string, Compiled<Expression>>();
const CACHE_SIZE = 5_000;

/**
 * Reads a FEEL expression (without a leading `=`) once.
 *
 * @param knowledge names with blanks or signs that the source may use
 */
export function compileExpression(source: string, knowledge: Knowledge = {}): Compiled<Expression> {
  const key = knowledge.names || knowledge.functions ? JSON.stringify([source, knowledge]) : source;
  const known = cache.get(key);
  if (known) return known;
  const compiled = compile(source, knowledge);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

function compile(source: string, knowledge: Knowledge): Compiled<Expression> {
  try {
    const made = prepare(source, 'expression', knowledge);
    if (!made.ok) return made;
    const { prepared } = made;
    if (prepared.asksInput) {
      const message = 'The sign ? stands for the tested value and has a meaning in decision tables only.';
      return { ok: false, error: { code: 'feel-syntax', message } };
    }
    const top = prepared.root.children[0];
    if (top?.name === 'SimplePositiveUnaryTest' && top.children[0]?.name === 'CompareOp') {
      const message = 'This compares, but not with anything. Write what stands before the sign.';
      return { ok: false, error: { code: 'feel-syntax', message, position: 0 } };
    }
    return { ok: true, expression: expressionOf(source, prepared) };
  } catch (error) {
    return { ok: false, error: unreadable(error) };
  }
}

/** The library refused what the grammar let pass, or the nesting is too deep to be walked. */
export function unreadable(error: unknown): CompileError {
  if (error instanceof RangeError) {
    return { code: 'feel-too-long', message: 'The expression is nested too deeply. Split it.' };
  }
  return { code: 'feel-syntax', message: error instanceof Error ? error.message : String(error) };
}

function expressionOf(source: string, prepared: Prepared): Expression {
  const compiled = expressionProgram(prepared, source);
  const { names } = compiled;
  return {
    source,
    names,
    reads: prepared.reads,
    evaluate: (variables, ambient) => result(compiled.run(argumentsOf(names, variables), ambient)),
  };
}

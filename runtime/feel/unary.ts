import { argumentsOf, program, result, unreadable } from './compile.ts';
import { toLibrary } from './convert.ts';
import { INPUT, type Knowledge, type Prepared, prepare } from './prepare.ts';
import { quickTest } from './quick.ts';
import { type FeelNode, nameOf, parse } from './tree.ts';
import type { CompileError, FeelResult, UnaryTest } from './types.ts';

export type CompiledTest =
  | { readonly ok: true; readonly test: UnaryTest }
  | { readonly ok: false; readonly error: CompileError };

const cache = new Map<string, CompiledTest>();
const CACHE_SIZE = 20_000;
const TRUE: FeelResult = { value: true, warnings: [] };
const FALSE: FeelResult = { value: false, warnings: [] };

/**
 * Reads a cell of a decision table once: `> 3`, `"a", "b"`, `[1..5]`, `not(…)`, `-`, or any test that asks `?`.
 * An empty cell is `-`.
 */
export function compileUnaryTests(source: string, knowledge: Knowledge = {}): CompiledTest {
  const key = knowledge.names || knowledge.functions ? JSON.stringify([source, knowledge]) : source;
  const known = cache.get(key);
  if (known) return known;
  const compiled = compile(source, knowledge);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

function compile(source: string, knowledge: Knowledge): CompiledTest {
  const text = source.trim();
  if (text === '' || text === '-') {
    return { ok: true, test: { source, names: [], reads: [], test: () => TRUE } };
  }
  try {
    const made = prepare(source, 'unary-tests', knowledge);
    return made.ok ? { ok: true, test: testOf(source, made.prepared, knowledge) } : made;
  } catch (error) {
    return { ok: false, error: unreadable(error) };
  }
}

function testOf(source: string, prepared: Prepared, knowledge: Knowledge): UnaryTest {
  const quick = quickTest(source, prepared.root);
  const compiled = program(
    { ...prepared, asksInput: true, hosts: [...prepared.hosts, TEST] },
    cellCode(prepared, knowledge),
  );
  const { names } = compiled;
  return {
    source,
    names,
    reads: prepared.reads,
    test(input, variables, ambient) {
      // Cells that compare with a constant decide plain inputs without the library.
      const verdict = quick?.(input);
      if (verdict !== undefined) return verdict ? TRUE : FALSE;
      return result(compiled.run([toLibrary(input), ...argumentsOf(names, variables)], ambient));
    },
  };
}

/** The function that tests a cell whose part is a name, a list or a call. */
export const TEST = 'linli__test';

/** The cell as one expression over the input: each of its tests by itself, joined by `or`. */
export function cellCode(prepared: Prepared, knowledge: Knowledge = {}): string {
  const { code } = prepared;
  // Rewriting moved the places, so the rewritten code is read again to be cut into its tests.
  const names = [...prepared.hosts, ...prepared.params.values(), INPUT, ...(knowledge.names ?? [])];
  const again = parse(code, 'unary-tests', names);
  if (!again.ok) throw new Error(again.error.message);
  const { children } = again.root;
  const tests = children.find((child) => child.name === 'PositiveUnaryTests')?.children ?? [];
  const any = tests.map((test) => testCode(code, test)).join(' or ');
  return children[0]?.name === 'not' ? `not(${any})` : any;
}

function testCode(code: string, test: FeelNode): string {
  const text = code.slice(test.from, test.to);
  if (asksInput(code, test)) return `(${text})`;
  switch (test.children[0]?.name) {
    case 'null':
    case 'BooleanLiteral':
      return `(${INPUT} = ${text})`;
    case 'SimplePositiveUnaryTest':
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'DateTimeLiteral':
      return `(${INPUT} in (${text}))`;
    default:
      return `${TEST}(${INPUT}, ${text})`;
  }
}

function asksInput(code: string, node: FeelNode): boolean {
  if (node.name === 'VariableName' && nameOf(code, node) === INPUT) return true;
  return node.children.some((child) => asksInput(code, child));
}

import type { Knowledge } from '../parse/index.ts';
import { fromValue, quickTest } from '../run/index.ts';
import type { CompileError, FeelResult, UnaryTest } from '../types.ts';
import { keyOf, namesOf, result, variable } from './expression.ts';
import { ready } from './ready.ts';

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
  const key = keyOf(source, knowledge);
  const known = cache.get(key);
  if (known) return known;
  const compiled = compile(source, knowledge);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

/** Does the cell pass everything? */
export function isBlank(source: string): boolean {
  const text = source.trim();
  return text === '' || text === '-';
}

function compile(text: string, knowledge: Knowledge): CompiledTest {
  if (isBlank(text)) return { ok: true, test: { source: text, names: [], reads: [], test: () => TRUE } };
  const read = ready(text, 'unary-tests', knowledge);
  if (!read.ok) return read;
  const { ast, reads } = read.source;
  const compiled = read.program;
  const quick = quickTest(ast);
  return {
    ok: true,
    test: {
      source: text,
      names: namesOf(reads),
      reads,
      test: (input, variables, ambient) => {
        const verdict = quick?.(input);
        if (verdict !== undefined) return verdict ? TRUE : FALSE;
        return result(
          compiled.run((name) => (name === '?' ? fromValue(input) : variable(variables, name)), ambient),
        );
      },
    },
  };
}

import type { Ast } from '../parse/ast.ts';
import { parseNumber } from './number.ts';

/** Answers for inputs of its kind, else undefined: then the whole evaluator decides. */
export type Quick = (input: unknown) => boolean | undefined;

/**
 * A test without a frame, for cells made of constants of one kind (`"a","b"`, `< 3`, `[1..5]`, `true`): most cells of
 * most tables.
 */
export function quickTest(ast: Ast): Quick | undefined {
  if (ast.k !== 'cell') return undefined;
  const constants = ast.tests.map(constantTest);
  const kind = constants[0]?.kind;
  if (!kind || constants.some((each) => each?.kind !== kind)) return undefined;
  const { not } = ast;
  const tests = constants.flatMap((each) => (each ? [each.holds] : []));
  const [only] = tests;
  if (only && tests.length === 1) {
    return (input) => (typeof input === kind ? only(input as never) !== not : undefined);
  }
  return (input) =>
    typeof input === kind ? tests.some((holds) => holds(input as never)) !== not : undefined;
}

interface Constant {
  readonly kind: 'string' | 'number' | 'boolean';
  readonly holds: (input: never) => boolean;
}

/** A double that is exact, or nothing. */
function numberOf(ast: Ast): number | undefined {
  if (ast.k !== 'number') return undefined;
  const value = parseNumber(ast.v);
  return typeof value === 'number' ? value : undefined;
}

function constantTest(ast: Ast): Constant | undefined {
  if (ast.k === 'string' || ast.k === 'boolean') {
    return { kind: ast.k, holds: (input: unknown) => input === ast.v };
  }
  if (ast.k === 'unary') return compared(ast);
  if (ast.k === 'range') return ranged(ast);
  const value = numberOf(ast);
  return value === undefined ? undefined : { kind: 'number', holds: (input: number) => input === value };
}

function compared({ op, a }: Ast & { k: 'unary' }): Constant | undefined {
  const bound = numberOf(a);
  if (bound === undefined) return undefined;
  const tests: Readonly<Record<typeof op, (input: number) => boolean>> = {
    '<': (input) => input < bound,
    '<=': (input) => input <= bound,
    '>': (input) => input > bound,
    '>=': (input) => input >= bound,
    '=': (input) => input === bound,
    '!=': (input) => input !== bound,
  };
  return { kind: 'number', holds: tests[op] };
}

function ranged({ start, end, withStart, withEnd }: Ast & { k: 'range' }): Constant | undefined {
  const [low, high] = [numberOf(start), numberOf(end)];
  if (low === undefined || high === undefined) return undefined;
  return {
    kind: 'number',
    holds: (input: number) =>
      (withStart ? input >= low : input > low) && (withEnd ? input <= high : input < high),
  };
}

import type { Ast } from '../parse/ast.ts';
import type { Ambient, FeelWarning } from '../types.ts';
import { charge, MAX_STEPS, run, TooCostly, warn } from './budget.ts';
import { compile } from './compile.ts';
import { Places, type Types } from './scope.ts';

/** A tree made ready to run over values. */
export interface Program {
  /** Free names, in the order of their values; `?` is one of them. */
  readonly names: readonly string[];
  /** Never throws. A missing variable is undefined. */
  run(values: (name: string) => unknown, ambient: Ambient): Outcome;
}

export interface Outcome {
  readonly value: unknown;
  readonly warnings: readonly FeelWarning[];
}

const NONE: readonly FeelWarning[] = [];

/** Constants need no frame; many output cells are one. */
function fixed(ast: Ast): Program | undefined {
  const isFixed = ast.k === 'null' || ast.k === 'boolean' || ast.k === 'string' || ast.k === 'number';
  if (!isFixed) return undefined;
  const outcome = {
    value: compile(ast, { places: new Places(compile), scope: undefined })([]),
    warnings: NONE,
  };
  return { names: [], run: () => outcome };
}

export function program(ast: Ast, types?: Types): Program {
  return fixed(ast) ?? whole(ast, types);
}

function whole(ast: Ast, types: Types | undefined): Program {
  const places = new Places(compile, types);
  const code = compile(ast, { places, scope: undefined });
  const names = [...places.free.keys()];
  const slots = [...places.free.values()];
  const { size } = places;
  return {
    names,
    run(values, ambient) {
      const frame: unknown[] = new Array(size);
      for (let i = 0; i < slots.length; i += 1) frame[slots[i] as number] = values(names[i] as string);
      const nested = run.depth > 0;
      if (!nested) begin(ambient);
      run.depth += 1;
      let value: unknown = null;
      try {
        if (nested) charge(1);
        value = code(frame) ?? null;
      } catch (error) {
        // What costs too much ends the whole evaluation, not only the function it happened in.
        if (nested) throw error;
        run.warnings.length = Math.min(run.warnings.length, 10);
        failed(error);
      } finally {
        run.depth -= 1;
      }
      // A nested evaluation leaves its warnings to the one around it.
      if (nested || run.warnings.length === 0) return { value, warnings: NONE };
      const { warnings } = run;
      run.warnings = [];
      return { value, warnings };
    },
  };
}

/**
 * Runs what a decision model does between and around its expressions as one evaluation: they share its steps, and what is
 * warned of meanwhile comes out once. Never throws.
 */
export function within(ambient: Ambient, act: () => unknown): Outcome {
  if (run.depth > 0) return { value: act(), warnings: NONE };
  begin(ambient);
  run.depth += 1;
  let value: unknown = null;
  try {
    value = act() ?? null;
  } catch (error) {
    run.warnings.length = Math.min(run.warnings.length, 10);
    failed(error);
  } finally {
    run.depth -= 1;
  }
  if (run.warnings.length === 0) return { value, warnings: NONE };
  const { warnings } = run;
  run.warnings = [];
  return { value, warnings };
}

function begin(ambient: Ambient): void {
  run.steps = MAX_STEPS;
  run.calls = 0;
  run.now = ambient.now;
  run.zone = ambient.zone;
  run.seed = ambient.seed ?? '';
  run.draws = 0;
}

function failed(error: unknown): void {
  if (error instanceof TooCostly) warn('TOO_COSTLY', error.message);
  else if (error instanceof RangeError) warn('TOO_COSTLY', 'The expression calls itself too deeply.');
  else warn('UNSUPPORTED', error instanceof Error ? error.message : String(error));
}

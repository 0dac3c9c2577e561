import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileExpression, compileUnaryTests, type FeelResult } from '#runtime/feel';
import type { Value, Variables } from '#runtime/values';
import { Score } from '../score.ts';
import type { Suite } from '../types.ts';
import { sameValue } from '../values.ts';

interface FeelCase {
  readonly file: string;
  readonly test: string;
  readonly kind: 'expression' | 'unaryTests';
  readonly expr: string;
  readonly context?: Variables;
  readonly input?: Value;
  readonly result?: Value;
  readonly error?: boolean;
}

const ambient = { now: Date.UTC(2026, 10, 22), zone: 'UTC', seed: 'conformance' };

/** FEEL triples (expression, context, expected) in Camunda's dialect. */
export const feel: Suite = {
  name: 'feel',
  async run(dir) {
    const file = join(dir, 'expectations', 'feel-cases.json');
    if (!existsSync(file)) return undefined;
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly FeelCase[] };
    const score = new Score('feel');
    cases.forEach((each, i) => {
      const { value, warnings } = answer(each);
      const id = `${i + 1} ${each.file} ${each.expr.trim()}`;
      const passed = each.error
        ? value === null && warnings.length > 0
        : sameValue(value, each.result ?? null);
      const given = each.kind === 'unaryTests' ? ` for ${JSON.stringify(each.input)}` : '';
      score.count(
        id + given,
        passed,
        () => (each.error ? 'error' : (each.result ?? null)),
        () => value,
      );
    });
    return score.result();
  },
};

function answer(each: FeelCase): FeelResult {
  const variables = each.context ?? {};
  if (each.kind === 'unaryTests') {
    const cell = compileUnaryTests(each.expr);
    return cell.ok ? cell.test.test(each.input ?? null, variables, ambient) : refused(cell.error);
  }
  const compiled = compileExpression(each.expr);
  return compiled.ok ? compiled.expression.evaluate(variables, ambient) : refused(compiled.error);
}

function refused(error: { readonly code: string; readonly message: string }): FeelResult {
  return { value: null, warnings: [error] };
}

import { readFileSync } from 'node:fs';
import { evaluate } from 'feelin';
import { compileExpression, compileUnaryTests } from '#runtime/feel';
import { canonicalJson, type Value, type Variables } from '#runtime/values';
import { MIXED, type Mixed } from './mixed.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

const AMBIENT = { now: Date.UTC(2026, 10, 22), zone: 'Asia/Shanghai' };
const SIMPLE = 'if amount > 100 and contains(name, "x") then amount * 2 else 0';

/** `--cases FILE`: JSON lines of `{"expression", "context", "result"}` in place of our own. */
function cases(): readonly Mixed[] {
  const at = process.argv.indexOf('--cases');
  const file = process.argv[at + 1];
  if (at < 0 || !file) return MIXED;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => ({ id: `case-${i + 1}`, ...(JSON.parse(line) as Omit<Mixed, 'id'>) }));
}

/** Evaluations a second, parsed once: of each expression, their geometric mean, and feelin beside them. */
export async function bench(): Promise<readonly Figure[]> {
  const mixed = cases().map(({ id, expression, context, result }) => figure(id, expression, context, result));
  const context = { amount: 120, name: 'box' };
  const simple = figure('feel-simple-per-s', SIMPLE, context, 240);
  const list = Array.from({ length: 2_000 }, (_, i) => ({ name: `n${i}`, price: i }));
  const feelin = perSecond(() => evaluate(SIMPLE, context), 500);
  return [
    ...mixed,
    figure('beside-a-large-list', 'amount > 100', { amount: 120, list }, true),
    figure('filter-2000', 'count(list[price > 1990])', { list }, 9, 50),
    cell('cell-constant', '[100..200]', 150),
    cell('cell-asking', 'contains(?, "ab")', 'cabd'),
    simple,
    { id: 'feel-of-feelin', value: Math.round(simple.value / feelin), unit: 'x' },
    { id: 'feel-per-s', value: Math.round(geometricMean(mixed.map(({ value }) => value))), unit: '1/s' },
  ];
}

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

function figure(id: string, source: string, variables: Variables, result: unknown, rounds = 20_000): Figure {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error.message}`);
  const { expression } = compiled;
  const { value } = expression.evaluate(variables, AMBIENT);
  if (canonicalJson(value) !== canonicalJson(result)) {
    throw new Error(`Expected ${canonicalJson(result)} from ${source}, but got ${canonicalJson(value)}.`);
  }
  return { id, value: perSecond(() => expression.evaluate(variables, AMBIENT), rounds), unit: '1/s' };
}

function cell(id: string, source: string, input: Value): Figure {
  const compiled = compileUnaryTests(source);
  if (!compiled.ok) throw new Error(compiled.error.message);
  return { id, value: perSecond(() => compiled.test.test(input, {}, AMBIENT), 20_000), unit: '1/s' };
}

/** Best of five: the machine's noise only ever slows. */
function perSecond(act: () => unknown, rounds: number): number {
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    for (let i = 0; i < rounds; i += 1) act();
    best = Math.max(best, (rounds * 1000) / (performance.now() - start));
  }
  return Math.round(best);
}

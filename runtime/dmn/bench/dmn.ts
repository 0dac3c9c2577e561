import { compileDecisions, type Decisions } from '#runtime/dmn';
import type { Variables } from '#runtime/values';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

const AMBIENT = { now: Date.UTC(2026, 10, 22), zone: 'Asia/Shanghai' };
const cell = (tag: string, text: string) => `<${tag}><text>${text}</text></${tag}>`;

/** Twenty rules over three inputs; `typed` holds each input and the output to a type. */
function table(typed: boolean): string {
  const type = (name: string) => (typed ? ` typeRef="${name}"` : '');
  const inputs = [
    ['kind', 'string'],
    ['size', 'number'],
    ['area', 'string'],
  ].map(
    ([name, of]) => `<input><inputExpression${type(of ?? '')}><text>${name}</text></inputExpression></input>`,
  );
  const rules = Array.from({ length: 20 }, (_, i) => {
    const tests = [`"k${i}"`, `[${i * 10}..${i * 10 + 9}]`, '"a","b"'].map((text) =>
      cell('inputEntry', text),
    );
    return `<rule>${tests.join('')}${cell('outputEntry', `"unit ${i}"`)}</rule>`;
  });
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="file" name="file" namespace="bench">
    <decision id="unit" name="unit"><variable name="unit"${type('string')}/><decisionTable>${inputs.join('')}
    <output${type('string')}/>${rules.join('')}</decisionTable></decision></definitions>`;
}

/** Evaluations of a table a second, compiled once; the input changes each time, and results are checked. */
export async function bench(): Promise<readonly Figure[]> {
  return [await figure('tables-per-s', false), await figure('typed-tables-per-s', true)];
}

async function figure(id: string, typed: boolean): Promise<Figure> {
  const { decisions, findings } = await compileDecisions([table(typed)]);
  if (findings.length > 0) throw new Error(findings.map(({ message }) => message.en).join('\n'));
  const cases = Array.from({ length: 20 }, (_, i) => ({
    variables: { kind: `k${i}`, size: i * 10 + 3, area: i % 2 === 0 ? 'a' : 'b' },
    expected: `unit ${i}`,
  }));
  for (const { variables, expected } of cases) check(decisions, variables, expected);
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const rounds = 1_000;
    const start = performance.now();
    for (let i = 0; i < rounds; i += 1) {
      for (const { variables, expected } of cases) check(decisions, variables, expected);
    }
    best = Math.max(best, (rounds * cases.length * 1_000) / (performance.now() - start));
  }
  return { id, value: best, unit: '1/s' };
}

function check(decisions: Decisions, variables: Variables, expected: string): void {
  const { value } = decisions.evaluate('unit', variables, AMBIENT);
  if (value !== expected)
    throw new Error(`Expected ${expected}, but the table gave ${JSON.stringify(value)}.`);
}

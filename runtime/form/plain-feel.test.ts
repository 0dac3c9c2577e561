/** The plain part of FEEL gives the door's answers, over random rules and values of every kind a form has. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '#runtime/feel';
import type { Value, Variables } from '#runtime/values';
import { compilePlain } from './core/plain-feel.ts';

const value: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(
  null,
  true,
  false,
  0,
  1,
  -2.5,
  7,
  'a',
  'b',
  '',
  { '@': 'date', v: '2026-11-22' },
  ['a'],
  ['b', 'a'],
  [],
  { community: 'c1' },
);

const { rule } = fc.letrec<{ rule: string; test: string; term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('p', 'q', 'n', 'm', 'row.x', 'index', '1', '2.5', '"a"', '"b"', 'true', 'null', 'gone'),
    fc.tuple(tie('term'), fc.constantFrom('+', '-', '*', '/'), tie('term')).map((parts) => parts.join(' ')),
    tie('rule').map((inside) => `(${inside})`),
  ),
  test: fc.oneof(
    fc
      .tuple(tie('term'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('term'))
      .map((parts) => parts.join(' ')),
    tie('rule').map((inside) => `not(${inside})`),
    tie('term'),
  ),
  rule: fc.oneof(
    { depthSize: 'small' },
    tie('test'),
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map((parts) => parts.join(' ')),
  ),
}));

/** What a field of numbers may hold: also what was typed and is none. */
const number: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(null, 0, 1, -2.5, 7, '十二');

const AMBIENT = { now: 0, zone: 'UTC' };

describe('plain rules', () => {
  it('answer as the door to FEEL does', () => {
    let plain = 0;
    fc.assert(
      fc.property(
        rule,
        fc.record({ p: value, q: value, x: value, n: number, m: number }),
        (source, { x, ...rest }) => {
          const ours = compilePlain(source);
          if (!ours) return;
          plain += 1;
          const door = compileExpression(source);
          const variables: Variables = { ...rest, row: { x }, index: 2 };
          if (!door.ok)
            throw new Error(`Expected the door to read ${source} as well, but: ${door.error.message}`);
          expect([source, ours.evaluate(variables, AMBIENT).value]).toEqual([
            source,
            door.expression.evaluate(variables, AMBIENT).value,
          ]);
          expect([...ours.names].sort()).toEqual([...door.expression.names].sort());
        },
      ),
      { numRuns: 8000, endOnFailure: true },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it.each([
    'kind = "repair"',
    'route = "one" or route = "whistle"',
    'amount > 500 and not(urgent = true)',
    'row.sum > 100',
    'ruling != null',
    '紧急 = "是"',
  ])('knows %s', (source) => {
    expect(compilePlain(source)).toBeDefined();
  });

  it.each([
    'a = b',
    'end - start',
    'price * count > 500',
    'today() > x',
    'sum(items.price)',
    'if a then b else c',
    'x in ("a", "b")',
    'a.b = 1',
    'a "b"',
    '"a\\n" = a',
    'a = 1 = 2',
    '$deps[0]',
    'a ||',
    '',
  ])('leaves %s to the door', (source) => {
    expect(compilePlain(source)).toBeUndefined();
  });
});

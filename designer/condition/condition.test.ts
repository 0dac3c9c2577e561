import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, type ConditionRow, conditionToFeel, feelToCondition } from './condition.ts';

const rowsOf = (source: string) => feelToCondition(source)?.rows;

describe('condition as rows', () => {
  it.each<[ConditionRow, string]>([
    [{ field: 'outcome', comparison: 'is', type: 'text', value: '属实' }, '=outcome = "属实"'],
    [{ field: 'amount', comparison: 'at-least', type: 'number', value: '500' }, '=amount >= 500'],
    [{ field: '金额', comparison: 'less', type: 'number', value: '-3.5' }, '=金额 < -3.5'],
    [{ field: 'urgent', comparison: 'is', type: 'boolean', value: 'true' }, '=urgent = true'],
    [{ field: 'day', comparison: 'more', type: 'date', value: '2026-11-22' }, '=day > date("2026-11-22")'],
    [{ field: 'redo', comparison: 'more', type: 'setting', value: 'maxRedo' }, '=redo > settings.maxRedo'],
    [{ field: 'text', comparison: 'contains', type: 'text', value: '消防' }, '=contains(text, "消防")'],
    [{ field: 'kinds', comparison: 'includes', type: 'text', value: 'a' }, '=list contains(kinds, "a")'],
    [
      { field: 'applicant.community', comparison: 'empty', type: 'text', value: '' },
      '=applicant.community = null',
    ],
    [{ field: 'photo', comparison: 'filled', type: 'text', value: '' }, '=photo != null'],
  ])('writes %o as %s and reads it back', (row, feel) => {
    expect(conditionToFeel({ join: 'and', rows: [row] })).toBe(feel);
    expect(rowsOf(feel)).toEqual([row]);
  });

  it('does not cut at "and" inside a text, and keeps quotes in it', () => {
    const source = '=a = "bread and \\"butter\\"" or b = "x) or (y"';
    const condition = feelToCondition(source);
    expect(condition?.join).toBe('or');
    expect(condition?.rows.map((row) => row.value)).toEqual(['bread and "butter"', 'x) or (y']);
    expect(condition && conditionToFeel(condition)).toBe(source);
  });

  it('takes the spacing of other tools', () => {
    expect(rowsOf('= a>=3\n  and   b="x  y"')).toEqual([
      { field: 'a', comparison: 'at-least', type: 'number', value: '3' },
      { field: 'b', comparison: 'is', type: 'text', value: 'x  y' },
    ]);
  });

  it.each([
    '=a > 1 and b > 2 or c > 3',
    '=count(members) > 3',
    '=a + 1 > 2',
    '=not(a = 1)',
    '=a = b',
    '=a in [1..3]',
  ])('leaves %s to be edited as text', (source) => {
    expect(feelToCondition(source)).toBeUndefined();
  });

  it('has no rows for an empty condition, and the other way round', () => {
    expect(feelToCondition('')).toEqual({ join: 'and', rows: [] });
    expect(conditionToFeel({ join: 'or', rows: [] })).toBe('');
  });

  it('reads back whatever it wrote', () => {
    const name = fc
      .stringMatching(/^[a-z_\u4e00-\u9fa5][a-z0-9_\u4e00-\u9fa5]{0,8}$/)
      .filter((s) => s !== 'null');
    const row: fc.Arbitrary<ConditionRow> = fc.oneof(
      fc.record({
        field: name,
        comparison: fc.constantFrom('is', 'is-not', 'contains', 'includes'),
        type: fc.constant('text' as const),
        value: fc.string(),
      }),
      fc.record({
        field: name,
        comparison: fc.constantFrom('more', 'at-least', 'less', 'at-most'),
        type: fc.constant('number' as const),
        value: fc.integer().map(String),
      }),
    );
    const condition: fc.Arbitrary<Condition> = fc.record({
      join: fc.constantFrom('and', 'or'),
      rows: fc.array(row, { minLength: 2, maxLength: 5 }),
    });
    fc.assert(
      fc.property(condition, (one) => {
        expect(feelToCondition(conditionToFeel(one))).toEqual(one);
      }),
    );
  });
});

/** What every kind of field promises, as a suite that its test calls. */
import { describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import type { Value } from '#runtime/values';
import type { FieldPlace, FieldRule, RuleContext } from '../types.ts';
import type { FieldFixtures } from './fixtures.ts';

/** 22 November 2026, nine in the morning in Shanghai. */
export const NOW = Date.UTC(2026, 10, 22, 1);

export const PLACES: readonly FieldPlace[] = [
  { id: 'c1', name: '东里社区', grids: [{ id: 'g1', name: '第一网格' }] },
  { id: 'c2', name: '西里社区', grids: [] },
];

const HOSTILE: readonly Value[] = [
  true,
  -0,
  Number.MAX_VALUE,
  '',
  '\u0000',
  '＊'.repeat(50),
  'x'.repeat(100_000),
  [],
  [null],
  [[[]]],
  {},
  { '@': 'date', v: 'never' },
  { '@': 'date', v: '2026-11-22', more: 1 },
  { a: { b: {} } },
];

export function fieldContract(rule: FieldRule, fixtures: FieldFixtures): void {
  const contextOf = (more: Partial<FormSchema> = {}): RuleContext => ({
    schema: { ...rule.create('标题'), 'x-text-en': { title: 'Title' }, ...fixtures.schema, ...more },
    path: 'field',
    now: NOW,
    zone: 'Asia/Shanghai',
    places: PLACES,
  });
  const verdict = (typed: Value, context: RuleContext) => {
    const kept = rule.normalise(typed, context);
    return {
      kept,
      codes: rule.isEmpty(kept) ? ['empty'] : rule.check(kept, context).map((error) => error.code),
    };
  };

  describe(`field ${rule.kind}`, () => {
    it.each(fixtures.good)('keeps $typed', ({ typed, kept, shown }) => {
      const context = contextOf();
      expect(verdict(typed, context)).toEqual({ kept, codes: [] });
      expect(rule.show(kept, context.schema, 'zh')).toBe(shown);
      expect(rule.normalise(kept, context)).toEqual(kept);
    });

    it.each(fixtures.bad)('refuses $typed: $code', ({ typed, code, schema }) => {
      const context = contextOf(schema);
      expect(verdict(typed, context).codes).toEqual([code]);
      for (const error of rule.check(rule.normalise(typed, context), context)) {
        expect(error.message.zh).toMatch(/\p{Script=Han}/u);
        expect(error.message.en).not.toMatch(/\p{Script=Han}/u);
      }
    });

    it('never throws, whatever is sent, and tidying twice is tidying once', () => {
      const context = contextOf();
      for (const value of HOSTILE) {
        const kept = rule.normalise(value, context);
        expect(rule.normalise(kept, context)).toEqual(kept);
        rule.check(kept, context);
        rule.isEmpty(kept);
        rule.show(kept, context.schema, 'en');
        rule.mask(kept);
        rule.derives?.(kept);
      }
    });

    it('masks so that masking again changes nothing and the value is not seen', () => {
      for (const { kept } of fixtures.good) {
        const masked = rule.mask(kept);
        expect(rule.mask(masked)).toEqual(masked);
        if (rule.dataClass !== 'public') expect(masked).not.toEqual(kept);
      }
    });
  });
}

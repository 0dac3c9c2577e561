import { describe, expect, it } from 'vitest';
import { gramFilter, gramsOf } from './grams.ts';

const finds = (text: string, typed: string) => {
  const filter = gramFilter(typed) as { $and: { grams: string }[] } | undefined;
  const grams = new Set(gramsOf(text));
  return filter?.$and.every((one) => grams.has(one.grams));
};

describe('searching by pieces of Chinese text', () => {
  it('finds a word in the middle of a title, by one character or by several', () => {
    const title = '翠湖社区 3 号楼路灯不亮';
    expect(['路灯', '灯', '翠湖社区', '路灯不亮', '３号'].map((typed) => finds(title, typed))).toEqual(
      Array(5).fill(true),
    );
  });

  it('does not find what is not there, even where single characters match', () => {
    expect(finds('翠湖社区路灯不亮', '社灯')).toBe(false);
    expect(finds('翠湖社区路灯不亮', '井盖')).toBe(false);
  });

  it('finds numbers and Latin words whole, whatever their case and width', () => {
    expect(finds('CS-2026-000123 WiFi', '000123')).toBe(true);
    expect(finds('CS-2026-000123 WiFi', 'cs-2026-000123')).toBe(true);
    expect(finds('CS-2026-000123 WiFi', 'ｗｉｆｉ')).toBe(true);
    expect(finds('CS-2026-000123', '0001')).toBe(false);
  });

  it('keeps characters beyond the first plane whole', () => {
    expect(gramsOf('𠮷野家')).toEqual(['𠮷', '𠮷野', '野', '野家', '家']);
  });

  it('has nothing to ask for when only signs were typed, and is bounded', () => {
    expect(gramFilter(' ,。!')).toBeUndefined();
    expect(gramsOf('社区治理创新服务中心'.repeat(90), 'x'.repeat(500)).length).toBeLessThanOrEqual(160);
  });
});

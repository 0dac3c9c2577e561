import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_STEPS, run, TooCostly } from '../budget.ts';
import { Matcher } from './matcher.ts';
import { translate } from './translate.ts';
import { matches, replace, split } from './use.ts';

beforeEach(() => {
  run.steps = MAX_STEPS;
  run.warnings = [];
});

describe('patterns as XPath writes them', () => {
  it.each<[string, string, string, boolean | undefined]>([
    ['abracadabra', '^a.*a$', '', true],
    ['hello\nworld', 'hello.world', '', false],
    ['hello\nworld', 'hello.world', 's', true],
    ['a\nb', '^b$', 'm', true],
    ['helloworld', 'hello world', 'x', true],
    ['helloworld', 'hello[ ]world', 'x', false],
    ['hello world', 'hello\\ sworld', 'x', true],
    ['HELLO', 'hello', 'i', true],
    ['a.b', 'a.b', 'q', true],
    ['axb', 'a.b', 'q', false],
    ['x', '[A-Z-[OI]]', 'i', true],
    ['b', '[a-z-[aeiou]]', '', true],
    ['e', '[a-z-[aeiou]]', '', false],
    ['桂林', '^\\p{IsCJKUnifiedIdeographs}+$', '', true],
    ['a-b', '^[\\w-]+$', '', true],
    ['aa', '(a)\\1', '', true],
    ['a', '(?=a)', '', undefined],
    ['a', '\\b', '', undefined],
    ['a', '[', '', undefined],
    ['a', 'a{2,1}', '', undefined],
    ['a', 'a', 'y', undefined],
  ])('%j matches %s with "%s": %s', (text, pattern, flags, verdict) => {
    expect(matches(text, pattern, flags)).toBe(verdict);
  });
  it('put groups into what replaces', () => {
    expect(replace('abcd', '(ab)(cd)', '$2-$1')).toBe('cd-ab');
    expect(replace('abc', 'b', '\\$1')).toBe('a$1c');
    expect(replace('abc', '(b)', '[$12]')).toBe('a[b2]c');
    expect(replace('abc', 'b', '$')).toBe(undefined);
  });
  it('cut texts', () => {
    expect(split('a; b;c', ';\\s*')).toEqual(['a', 'b', 'c']);
    expect(split('abc', '')).toEqual(['a', 'b', 'c']);
  });
});

describe('the matcher that counts', () => {
  const PATTERNS = [
    '(a|b)*c',
    '(a+b?)+',
    '^(ab|a)*b$',
    '(a|ab)(c|bcd)?',
    '([ab]+,)*c',
    'a{2,3}b?',
    '(a*?)b',
    '(a)|b|c',
    '[^a]+a',
    '\\p{L}+',
  ];
  it('finds what the built-in one finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATTERNS), fc.stringMatching(/^[abcd,]{0,12}$/), (pattern, text) => {
        run.steps = MAX_STEPS;
        const translated = translate(pattern, '');
        if (!translated) throw new Error(`Expected ${pattern} to be read.`);
        const own = [...new Matcher(translated).all(text)].map(({ index, groups: [whole] }) => [
          index,
          whole,
        ]);
        const native = [...text.matchAll(new RegExp(translated.source, 'gu'))].map((m) => [m.index, m[0]]);
        expect(own).toEqual(native);
      }),
      { numRuns: 500 },
    );
  });
  it.each(['(a+)+$', '(a|aa)*$', '(a*)*b', '([a-z]+)*!x', 'a*a*a*a*a*b'])(
    'gives up on %s soon',
    (pattern) => {
      const start = performance.now();
      expect(() => matches(`${'a'.repeat(2_000)}!`, pattern)).toThrow(TooCostly);
      // Within 50 ms where nothing else runs; this machine is shared.
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );
  it('lets the honest ones through', () => {
    expect(matches('1,2,33', '^([0-9]+,)*[0-9]+$')).toBe(true);
    expect(matches('www.example.cn', '^([a-z]+\\.)+[a-z]{2,}$')).toBe(true);
    expect(replace('abab', '(a|b)(b)', '[$2$1]')).toBe('[ba][ba]');
  });
});

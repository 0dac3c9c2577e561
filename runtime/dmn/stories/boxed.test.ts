import { describe, expect, it } from 'vitest';
import { decision, outcome, says } from './tell.ts';

const box = (kind: string, variable: string, all: string, part: string, body: string) =>
  decision(
    'd',
    `<${kind}${variable ? ` iteratorVariable="${variable}"` : ''}><in>${says(all)}</in><${part}>${says(body)}</${part}></${kind}>`,
  );
const given = (test: string) =>
  decision(
    'd',
    `<conditional><if>${says(test)}</if><then>${says('1')}</then><else>${says('2')}</else></conditional>`,
  );

describe('a boxed conditional', () => {
  it.each([
    ['1 < 2', [1]],
    ['1 > 2', [2]],
    ['null', [2]],
    ['"yes"', [2, 'INVALID_TYPE']],
  ])('with %s', async (test, expected) => {
    expect(await outcome(given(test), 'd')).toEqual(expected);
  });
});

describe('boxed loops', () => {
  it.each<[string, string, string, string, unknown[]]>([
    ['for', 'x', '[1, 2, 3]', 'x * 2', [[2, 4, 6]]],
    ['for', 'x', '[1..3]', 'x', [[1, 2, 3]]],
    ['for', 'x', '[]', 'x', [[]]],
    ['for', 'x', '[1, 2, 3]', 'count(partial) + x', [[1, 3, 5]]],
    ['for', 'x', 'null', 'x', [null, 'INVALID_TYPE']],
    ['for', 'house number', '[4]', 'house number + 1', [[5]]],
    ['some', 'x', '[1, 2]', 'x > 1', [true]],
    ['some', 'x', '[1, 2]', 'x > 2', [false]],
    ['some', 'x', '[]', 'true', [false]],
    ['some', 'x', '[1, 2]', '"no"', [null, 'INVALID_TYPE']],
    ['every', 'x', '[1, 2]', 'x > 0', [true]],
    ['every', 'x', '[1, 2]', 'x > 1', [false]],
    ['every', 'x', '[]', 'false', [true]],
    ['every', 'x', '[1, 2]', 'if x = 1 then true else null', [null, 'INVALID_TYPE']],
  ])('%s %s in %s: %s', async (kind, variable, all, body, expected) => {
    const part = kind === 'for' ? 'return' : 'satisfies';
    expect(await outcome(box(kind, variable, all, part, body), 'd')).toEqual(expected);
  });
  it.each<[string, string, unknown[]]>([
    ['[1, 2, 3]', 'item > 1', [[2, 3]]],
    ['[{"age": 70}, {"age": 3}]', 'age > 60', [[{ age: 70 }]]],
    ['[{"age": 70}]', 'item.age > 90', [[]]],
    ['[1, 2]', '2', [null, 'INVALID_TYPE']],
    ['null', 'true', [null, 'INVALID_TYPE']],
  ])('filter %s by %s', async (all, body, expected) => {
    expect(await outcome(box('filter', '', all, 'match', body), 'd')).toEqual(expected);
  });
  it('that never end are ended', async () => {
    const inner = `<for iteratorVariable="y"><in>${says('[1..1000]')}</in><return>${says('y')}</return></for>`;
    const endless = decision(
      'd',
      `<for iteratorVariable="x"><in>${says('[1..1000]')}</in><return>${inner}</return></for>`,
    );
    expect(await outcome(endless, 'd')).toEqual([null, 'TOO_COSTLY']);
  });
});

describe('boxed contexts and functions', () => {
  const entry = (name: string, logic: string, type = 'Any') =>
    `<contextEntry><variable name="${name}" typeRef="${type}"/>${logic}</contextEntry>`;
  const result = (logic: string) => `<contextEntry>${logic}</contextEntry>`;
  const fn = (param: string, body: string, kind = 'FEEL') =>
    `<functionDefinition kind="${kind}"><formalParameter name="${param}" typeRef="number"/>${body}</functionDefinition>`;

  it('see the entries above, and answer with the result cell', async () => {
    const context = `<context>${entry('house number', says('4'))}${entry('b', says('house number + 1'))}${result(says('b * 2'))}</context>`;
    expect(await outcome(decision('d', context), 'd')).toEqual([10]);
  });
  it('an entry not of its type is null', async () => {
    const context = `<context>${entry('a', says('"x"'), 'number')}</context>`;
    expect(await outcome(decision('d', context), 'd')).toEqual([{ a: null }, 'INVALID_TYPE']);
  });
  it('a function calls itself, and one that never ends is ended', async () => {
    const factorial = (body: string) =>
      `<context>${entry('f', fn('n', says(body)))}${result(says('f(5)'))}</context>`;
    expect(await outcome(decision('d', factorial('if n < 2 then 1 else n * f(n - 1)')), 'd')).toEqual([120]);
    expect(await outcome(decision('d', factorial('f(n + 1)')), 'd')).toEqual([null, 'TOO_COSTLY']);
  });
  it('an argument of another type is refused; the only member of a list is taken', async () => {
    const called = (arg: string) =>
      `<context>${entry('f', fn('n', says('n + 1')))}${result(says(`f(${arg})`))}</context>`;
    expect(await outcome(decision('d', called('"1"')), 'd')).toEqual([null, 'INVALID_TYPE']);
    expect(await outcome(decision('d', called('[1]')), 'd')).toEqual([2]);
  });
  it('an invocation binds by name, and calls nothing that is no function', async () => {
    const call = (callee: string, name: string) =>
      `<invocation>${says(callee)}<binding><parameter name="${name}"/>${says('-3')}</binding></invocation>`;
    expect(await outcome(decision('d', call('abs', 'n')), 'd')).toEqual([3]);
    expect(await outcome(decision('d', call('abs', 'm')), 'd')).toEqual([null, 'INVALID_ARGUMENTS']);
    expect(await outcome(decision('d', call('3', 'n')), 'd')).toEqual([null, 'NO_FUNCTION']);
  });
  it('a relation is a list of records', async () => {
    const relation = `<relation><column name="a"/><column name="b c"/><row>${says('1')}${says('2')}</row></relation>`;
    expect(await outcome(decision('d', relation), 'd')).toEqual([[{ a: 1, 'b c': 2 }]]);
  });
});

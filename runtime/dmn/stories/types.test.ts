import { describe, expect, it } from 'vitest';
import { dateTimeValue, dateValue } from '#runtime/values';
import { decision, input, outcome, says } from './tell.ts';

const TYPES = `
  <itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"low","high"</text></allowedValues></itemDefinition>
  <itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
  <itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="ages" isCollection="true"><typeRef>number</typeRef></itemComponent></itemDefinition>
  <itemDefinition name="tTree"><itemComponent name="under" isCollection="true"><typeRef>tTree</typeRef></itemComponent></itemDefinition>
  <itemDefinition name="tCheck"><functionItem outputTypeRef="boolean"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>`;

const typed = (source: string, type: string) => TYPES + decision('d', says(source), [], type);

describe('a result is held to its type', () => {
  it.each<[string, string, unknown[]]>([
    ['number', '1', [1]],
    ['number', '"1"', [null, 'INVALID_TYPE']],
    ['number', 'null', [null]],
    ['number', '[1]', [1]],
    ['number', '[1, 2]', [null, 'INVALID_TYPE']],
    ['date and time', 'date("2026-11-22")', [dateTimeValue('2026-11-22T00:00:00Z')]],
    ['yearMonthDuration', 'duration("P1D")', [null, 'INVALID_TYPE']],
    ['tLevel', '"low"', ['low']],
    ['tLevel', '"middle"', [null, 'INVALID_TYPE']],
    ['tLevels', '"low"', [['low']]],
    ['tLevels', '["low", "high"]', [['low', 'high']]],
    ['tLevels', '["low", "middle"]', [null, 'INVALID_TYPE']],
    ['tLevels', '["low", "low", "low"]', [null, 'INVALID_TYPE']],
    ['tPerson', '{name: "Li", ages: [3]}', [{ name: 'Li', ages: [3] }]],
    ['tPerson', '{name: "Li", ages: ["x"]}', [null, 'INVALID_TYPE']],
    ['tPerson', '{name: "Li"}', [null, 'INVALID_TYPE']],
    ['tTree', '{under: [{under: []}]}', [{ under: [{ under: [] }] }]],
    ['tTree', '{under: [{under: [1]}]}', [null, 'INVALID_TYPE']],
    ['tCheck', '3', [null, 'INVALID_TYPE']],
    ['unknown', '3', [3]],
  ])('%s: %s', async (type, source, expected) => {
    expect(await outcome(typed(source, type), 'd')).toEqual(expected);
  });
});

describe('an input is held to its type', () => {
  const model =
    TYPES + input('level', 'tLevel') + input('day', 'date') + decision('d', says('level'), ['in level']);
  it.each<[unknown, unknown[]]>([
    ['high', ['high']],
    [['high'], ['high']],
    ['middle', [null, 'INVALID_TYPE']],
    [3, [null, 'INVALID_TYPE']],
    [null, [null]],
  ])('%s', async (level, expected) => {
    expect(await outcome(model, 'd', { level: level as string, day: dateValue('2026-11-22') })).toEqual(
      expected,
    );
  });
  it('own types may be asked with instance of', async () => {
    const asks = TYPES + decision('d', says('["low", "middle"][item instance of tLevel]'));
    expect(await outcome(asks, 'd')).toEqual([['low']]);
    const deep = (value: string) => TYPES + decision('d', says(`${value} instance of list<tLevel>`));
    expect(await outcome(deep('["low"]'), 'd')).toEqual([true]);
    expect(await outcome(deep('["middle"]'), 'd')).toEqual([false]);
  });
});

describe('a table is held to the values it lists', () => {
  const cell = (tag: string, text: string) => `<${tag}><text>${text}</text></${tag}>`;
  const table = (about: string, output: string, rules: readonly string[]) =>
    TYPES +
    decision(
      'd',
      `<decisionTable ${about}><input>${cell('inputExpression', 'x')}${cell('inputValues', '"a","b"')}</input>
      <output ${output}/>${rules.map((value) => `<rule>${cell('inputEntry', '-')}${cell('outputEntry', value)}<annotationEntry><text>why</text></annotationEntry></rule>`).join('')}</decisionTable>`,
      ['in x'],
    ) +
    input('x');
  it('input values', async () => {
    const model = table('', '', ['1']);
    expect(await outcome(model, 'd', { x: 'a' })).toEqual([1]);
    expect((await outcome(model, 'd', { x: 'c' }))[1]).toBe('NOT_ALLOWED');
  });
  it('output types', async () => {
    expect(await outcome(table('', 'typeRef="tLevel"', ['"no"']), 'd', { x: 'a' })).toEqual([
      null,
      'INVALID_TYPE',
    ]);
  });
  it('ranks by the values its output type allows, where it lists none', async () => {
    const model = table('hitPolicy="PRIORITY"', 'typeRef="tLevel"', ['"high"', '"low"']);
    expect(await outcome(model, 'd', { x: 'a' })).toEqual(['low']);
  });
  it.each<[string, string[], unknown[]]>([
    ['SUM', ['0.1', '0.2'], [0.3]],
    ['COUNT', ['1', '1'], [2]],
    ['MAX', ['"a"', '"b"'], ['b']],
    ['SUM', ['"a"', '1'], [null, 'decision-not-a-number']],
  ])('%s of %s', async (aggregation, rules, expected) => {
    const about = `hitPolicy="COLLECT" aggregation="${aggregation}"`;
    expect(await outcome(table(about, '', rules), 'd', { x: 'a' })).toEqual(expected);
  });
  it('a cross table is refused', async () => {
    const cross = table('preferredOrientation="CrossTable"', '', ['1']);
    await expect(outcome(cross, 'd')).rejects.toThrow('cross table');
  });
});

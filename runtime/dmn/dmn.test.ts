import { describe, expect, it } from 'vitest';
import { compileDecisions } from '#runtime/dmn';
import { dateValue, type Value, type Variables } from '#runtime/values';

const ambient = { now: Date.UTC(2026, 10, 22), zone: 'Asia/Shanghai' };

const file = (inner: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">${inner}</definitions>`;
const text = (tag: string, source: string) =>
  `<${tag}><text>${source.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></${tag}>`;

/** A table as a street draws it: input expressions, output names, rows of cells. */
function table(
  about: {
    id?: string;
    policy?: string;
    aggregation?: string;
    outputs?: string[];
    values?: string;
    otherwise?: string;
    needs?: string[];
  },
  inputs: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const outputs = about.outputs ?? ['result'];
  const needs = (about.needs ?? []).map(
    (id) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`,
  );
  return `<decision id="${about.id ?? 'duty'}" name="${about.id ?? 'duty'}">${needs.join('')}
    <decisionTable hitPolicy="${about.policy ?? 'UNIQUE'}"${about.aggregation ? ` aggregation="${about.aggregation}"` : ''}>
    ${inputs.map((input) => `<input>${text('inputExpression', input)}</input>`).join('')}
    ${outputs.map((name) => `<output name="${name}">${about.values ? text('outputValues', about.values) : ''}${about.otherwise ? text('defaultOutputEntry', about.otherwise) : ''}</output>`).join('')}
    ${rows.map((row) => `<rule>${row.map((cell, i) => text(i < inputs.length ? 'inputEntry' : 'outputEntry', cell)).join('')}</rule>`).join('')}
    </decisionTable></decision>`;
}

async function run(inner: string, variables: Variables, decision = 'duty') {
  const { decisions, findings } = await compileDecisions([file(inner)]);
  expect(findings).toEqual([]);
  return decisions.evaluate(decision, variables, ambient);
}
const ages = [
  ['< 18', '"child"'],
  ['[18..60)', '"adult"'],
  ['>= 60', '"elder"'],
] as const;

describe('a decision table', () => {
  it('answers with the one rule that matches, and says which', async () => {
    const result = await run(table({}, ['age'], ages), { age: 71 });
    expect(result).toEqual({ value: 'elder', matched: [3], warnings: [], errors: [] });
  });
  it('without a match is null, or its default', async () => {
    expect((await run(table({}, ['age'], ages), { age: null })).value).toBe(null);
    expect((await run(table({ otherwise: '"street"' }, ['age'], ages), { age: null })).value).toBe('street');
  });
  it('on a missing variable is null with a warning that names it', async () => {
    const result = await run(table({}, ['age'], ages), {});
    expect([result.value, result.warnings[0]?.code]).toEqual([null, 'NO_VARIABLE']);
  });
  it('does not take a text for a number', async () => {
    expect((await run(table({}, ['age'], ages), { age: '71' })).value).toBe(null);
  });
  it('gives a record where it has several outputs', async () => {
    const rows = [['"noise"', '"city-management"', '2']];
    expect(
      (await run(table({ outputs: ['unit', 'days'] }, ['kind'], rows), { kind: 'noise' })).value,
    ).toEqual({
      unit: 'city-management',
      days: 2,
    });
  });
  it('compares dates and reads paths and other variables in cells', async () => {
    const rows = [['>= @"2026-11-01"', '> limit', '"late"']];
    const value = { day: dateValue('2026-11-22'), case: { size: 4 }, limit: 3 };
    expect((await run(table({}, ['day', 'case.size'], rows), value)).value).toBe('late');
  });
});

describe('hit policies', () => {
  const rows = [
    ['> 0', '"b"'],
    ['> 1', '"a"'],
    ['> 2', '"b"'],
  ];
  const values = '"a","b"';
  it.each<[string, string | undefined, number, Value, string | undefined]>([
    ['UNIQUE', undefined, 3, null, 'decision-not-unique'],
    ['UNIQUE', undefined, 1, 'b', undefined],
    ['FIRST', undefined, 3, 'b', undefined],
    ['ANY', undefined, 3, null, 'decision-not-any'],
    ['ANY', undefined, 1, 'b', undefined],
    ['PRIORITY', values, 3, 'a', undefined],
    ['OUTPUT ORDER', values, 3, ['a', 'b', 'b'], undefined],
    ['RULE ORDER', undefined, 3, ['b', 'a', 'b'], undefined],
    ['COLLECT', undefined, 3, ['b', 'a', 'b'], undefined],
    ['COLLECT', undefined, 0, [], undefined],
  ])('%s (values %s) of %i', async (policy, allowed, n, value, code) => {
    const result = await run(table({ policy, ...(allowed ? { values: allowed } : {}) }, ['n'], rows), { n });
    expect(result.value).toEqual(value);
    expect(result.errors[0]?.code).toBe(code);
  });
  it.each([
    ['SUM', 6],
    ['MIN', 1],
    ['MAX', 3],
    ['COUNT', 3],
  ])('COLLECT %s', async (aggregation, value) => {
    const points = [
      ['> 0', '1'],
      ['> 1', '2'],
      ['> 2', '3'],
    ];
    expect((await run(table({ policy: 'COLLECT', aggregation }, ['n'], points), { n: 9 })).value).toBe(value);
  });
});

describe('decisions that need others', () => {
  const chain = `<inputData id="i" name="Applicant Age"><variable name="Applicant Age"/></inputData>
    <decision id="base" name="Base Days"><informationRequirement><requiredInput href="#i"/></informationRequirement>
      <literalExpression><text>if Applicant Age >= 60 then 1 else extra days(Applicant Age)</text></literalExpression>
      <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement></decision>
    <decision id="total" name="total"><informationRequirement><requiredDecision href="#base"/></informationRequirement>
      <context><contextEntry><variable name="days"/><literalExpression><text>Base Days + 1</text></literalExpression></contextEntry></context></decision>
    <businessKnowledgeModel id="k" name="extra days"><encapsulatedLogic><formalParameter name="age"/>
      <literalExpression><text>age / 10</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`;
  it('get them, with names of several words and functions of their own', async () => {
    expect((await run(chain, { 'Applicant Age': 30 }, 'total')).value).toEqual({ days: 4 });
    expect((await run(chain, { 'Applicant Age': 70 }, 'total')).value).toEqual({ days: 2 });
  });
  it('in a ring are found and never run', async () => {
    const ring =
      table({ id: 'a', needs: ['b'] }, ['1'], [['-', '1']]) +
      table({ id: 'b', needs: ['a'] }, ['1'], [['-', '1']]);
    const { decisions, findings } = await compileDecisions([file(ring)]);
    expect(findings.map((finding) => finding.rule)).toEqual(['decision-cycle']);
    expect(decisions.evaluate('a', {}, ambient).errors[0]?.code).toBe('decision-cycle');
  });
});

describe('what is wrong', () => {
  it.each([
    ['no XML', 'hello', 'decision-xml'],
    ['a broken cell', file(table({}, ['n'], [['[1..', '1']])), 'decision-cell'],
    ['a broken output', file(table({}, ['n'], [['3', '1 +']])), 'decision-expression'],
    ['no logic', file('<decision id="a" name="a"/>'), 'decision-no-logic'],
    [
      'a need that is not there',
      file(table({ needs: ['gone'] }, ['n'], [['3', '1']])),
      'decision-missing-requirement',
    ],
    ['two of one id in a file', file(table({}, ['n'], [['3', '1']]).repeat(2)), 'decision-xml'],
    [
      'a function of another kind',
      file(
        '<businessKnowledgeModel id="k" name="k"><encapsulatedLogic kind="Java"><literalExpression><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>',
      ),
      'decision-kind',
    ],
  ])('%s is a finding, with words in both languages', async (_, xml, rule) => {
    const { findings } = await compileDecisions({ duty: xml });
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    for (const { message, mend } of findings)
      expect([message.zh, message.en, mend.zh, mend.en].every((t) => t !== '')).toBe(true);
  });
  it('two decisions of one id in two files are found', async () => {
    const xml = file(table({}, ['n'], [['3', '1']]));
    expect((await compileDecisions([xml, xml])).findings.map((finding) => finding.rule)).toEqual([
      'decision-duplicate-id',
    ]);
  });
  it('is told when a decision is asked that is not there', async () => {
    expect((await run(table({}, ['n'], []), {}, 'other')).errors[0]?.code).toBe('decision-missing');
  });
});

describe('a table of 20 rules and 3 inputs', () => {
  it('is evaluated thousands of times a second', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      `"k${i}"`,
      `[${i * 10}..${i * 10 + 9}]`,
      '"a","b"',
      `"unit ${i}"`,
    ]);
    const { decisions } = await compileDecisions([file(table({}, ['kind', 'size', 'area'], rows))]);
    const variables = { kind: 'k17', size: 172, area: 'b' };
    expect(decisions.evaluate('duty', variables, ambient).value).toBe('unit 17');
    const start = performance.now();
    for (let i = 0; i < 20_000; i += 1) decisions.evaluate('duty', variables, ambient);
    const perSecond = 20_000_000 / (performance.now() - start);
    console.log(`decision table: ${Math.round(perSecond)}/s`);
    expect(perSecond).toBeGreaterThan(20_000);
  });
});

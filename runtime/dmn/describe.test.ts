import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeDecisions } from './describe.ts';

const file = new URL('../../templates/street-whistle/decisions/judge.dmn', import.meta.url);

it('tells a table in the words of whoever drew it, and what it builds on', async () => {
  const [duty, judge] = await describeDecisions(readFileSync(file, 'utf8'));
  expect(duty).toMatchObject({ id: 'duty', expression: 'dutyList[topic = matter][1]', needs: [] });
  expect(judge?.needs).toEqual(['duty']);
  expect(judge?.table?.hitPolicy).toBe('FIRST');
  expect(judge?.table?.inputs[0]).toEqual({ label: '是否紧急', expression: 'urgent' });
  expect(judge?.table?.outputs.map(({ name }) => name)).toEqual(['route', 'kind', 'lead', 'helpers']);
  expect(judge?.table?.rules[0]).toMatchObject({
    note: '紧急的先吹应急哨',
    inputs: ['"是"', 'not("street", null)', '-'],
  });
  expect(judge?.parts).toContain('emergency-route');
});

it('an unfinished table is shown with what it has', async () => {
  const [empty] =
    await describeDecisions(`<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d">
    <decision id="a"><decisionTable id="t"><input id="i"/><output id="o"/>
    <rule id="r"><inputEntry id="e"><text> </text></inputEntry></rule></decisionTable></decision></definitions>`);
  expect(empty).toMatchObject({
    id: 'a',
    name: 'a',
    table: { hitPolicy: 'UNIQUE', rules: [{ inputs: ['-'], outputs: [] }] },
  });
});

it('what is no XML is refused', async () => {
  await expect(describeDecisions('hello')).rejects.toThrow();
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compareDrawings } from './compare.ts';

const whistle = readFileSync(
  new URL('../../../templates/street-whistle/processes/street-whistle.bpmn', import.meta.url),
  'utf8',
);
/** The whistle drawing with one text replaced; the text must be there. */
const with_ = (from: string | RegExp, to: string) => {
  const changed = whistle.replace(from, to);
  expect(changed).not.toBe(whistle);
  return changed;
};
const said = async (after: string) =>
  (await compareDrawings(whistle, after)).map((change) =>
    change.kind === 'moved'
      ? `moved ${change.count}`
      : [
          change.kind,
          change.element.id,
          ...(change.kind === 'renamed' ? [change.from, change.element.name] : []),
          ...(change.kind === 'changed' ? change.aspects : []),
        ].join(' '),
  );

it('another order, spacing or fresh ids of parts are no difference', async () => {
  expect(await said(with_(/\n\s*/g, '\n '))).toEqual([]);
  expect(await said(with_('id="rate-timeout-definition"', 'id="anything"'))).toEqual([]);
});

it('names each element that was renamed or says something else', async () => {
  expect(await said(with_('name="街道核实"', 'name="街道确认"'))).toEqual([
    'renamed confirm 街道核实 街道确认',
  ]);
  expect(await said(with_('amount="=settings.confirmHours"', 'amount="8"'))).toEqual([
    'changed confirm deadline',
  ]);
  expect(await said(with_('=outcome = "dispute"', '=outcome = "no"'))).toEqual([
    'changed disputed condition',
  ]);
  expect(await said(with_('inputElement="team"', 'inputElement="unit"'))).toEqual([
    'changed response howMany',
  ]);
  expect(await said(with_('string(settings.rateDays)', '"3"'))).toEqual(['changed rate-timeout timer']);
  expect(await said(with_('=redoCount + 1', '=redoCount + 2'))).toEqual(['changed count-redo rest']);
  expect(await said(with_('default="no-dispute"', 'default="disputed"'))).toEqual([
    'changed dispute-gate condition',
  ]);
});

it('an element that comes or goes is told once, not with each of its lines', async () => {
  const gone = whistle
    .replace(/<bpmn:userTask id="improve"[\s\S]*?<\/bpmn:userTask>/, '')
    .replace(/<bpmn:sequenceFlow id="(rating-bad|to-improved)"[\s\S]*?(\/>|<\/bpmn:sequenceFlow>)/g, '');
  expect(await said(gone)).toContain('removed improve');
  expect((await said(gone)).filter((one) => one.startsWith('removed'))).toEqual(['removed improve']);
  const back = await compareDrawings(gone, whistle);
  expect(back.flatMap((one) => (one.kind === 'added' ? [one.element.id] : []))).toEqual(['improve']);
});

it('what only stands elsewhere is counted', async () => {
  expect(await said(with_(/(bpmnElement="confirm">\s*<dc:Bounds x=")\d+/, '$19'))).toEqual(['moved 1']);
});

it('refuses what is no drawing', async () => {
  await expect(compareDrawings(whistle, 'hello')).rejects.toThrow();
});

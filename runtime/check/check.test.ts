import { describe, expect, it } from 'vitest';
import { checkDesign, rules } from '#runtime/check';
import {
  BODY,
  BROKEN,
  DECIDED,
  END,
  extensions,
  flow,
  INFO,
  type Parts,
  SOUND,
  START,
  step,
  tableOf,
  xmlOf,
} from './fixtures.ts';

const check = (parts: Partial<Parts> = {}) =>
  checkDesign({ ...BODY, ...parts.body, process: xmlOf(parts.elements ?? SOUND) }, parts.info ?? INFO);

describe('a sound design', () => {
  it('has no findings', async () => {
    expect(await check()).toEqual([]);
  });
  it('needs no directory to be checked on a screen', async () => {
    expect(await check({ info: {} })).toEqual([]);
  });
});

describe('every rule', () => {
  it('has a fixture that breaks it, and no fixture is without a rule', () => {
    expect(Object.keys(BROKEN).sort()).toEqual(rules.map((rule) => rule.name).sort());
  });
  it.each(rules.map((rule) => [rule.name, rule] as const))(
    '%s finds what is broken, and names it',
    async (name, rule) => {
      expect(rule.asks.zh && rule.asks.en).toBeTruthy();
      for (const { at, ...parts } of BROKEN[name] ?? []) {
        const found = (await check(parts)).filter((finding) => finding.rule === name);
        expect(found.map((finding) => finding.element ?? 'page')).toContain(at ?? 'page');
        for (const { message, mend } of found) {
          expect([message.zh, message.en, mend.zh, mend.en].every((words) => words.trim() !== '')).toBe(true);
        }
      }
    },
  );
});

describe('what only looks wrong is left alone', () => {
  it('a name that a multi-instance, a mapping, a script or a decision gives', async () => {
    const elements = [
      START,
      `<bpmn:scriptTask id="count">${extensions('<zeebe:script expression="=people * 2" resultVariable="twice" />')}</bpmn:scriptTask>`,
      step('judge', '研判', { assignment: '<linli:assignment kind="field" field="=helper" />' }).replace(
        '</bpmn:userTask>',
        `<bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="=[twice, 1]" inputElement="helper" />')}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
      ),
      END,
      flow('f1', 'start', 'count'),
      flow('f2', 'count', 'judge'),
      flow('f3', 'judge', 'end'),
    ].join('');
    expect(await check({ elements })).toEqual([]);
  });
  it('a decision that reads what the form gives', async () => {
    const decisions = { duty: tableOf('people + settings.handleDays') };
    expect(await check({ elements: DECIDED, body: { decisions } })).toEqual([]);
  });
  it('a name inside a filter, which may be an item’s own', async () => {
    expect(
      await check({ elements: SOUND.replace('people &gt; 3', 'count([{a: 1}][a = 1]) &gt; people') }),
    ).toEqual([]);
  });
  it('a loop that has a way out, and a boundary timer that leads away', async () => {
    const elements = `${SOUND.replace(flow('f4', 'big', 'end'), flow('f4', 'big', 'judge'))}
      <bpmn:boundaryEvent id="late" attachedToRef="judge"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
      ${step('urge', '督办')}${flow('f7', 'late', 'urge')}${flow('f8', 'urge', 'end')}`;
    expect(await check({ elements })).toEqual([]);
  });
  it('a sub-process with steps of its own, which may be sent back to', async () => {
    const inner = [
      '<bpmn:startEvent id="s" />',
      step('inside', '现场'),
      '<bpmn:endEvent id="e" />',
      flow('i1', 's', 'inside'),
      flow('i2', 'inside', 'e'),
    ].join('');
    const elements = [
      START,
      `<bpmn:subProcess id="sub" name="处置">${inner}</bpmn:subProcess>`,
      step('confirm', '确认', {
        more: '<linli:buttons><linli:button action="send-back" label="退回" target="inside" /></linli:buttons>',
      }),
      END,
      flow('f1', 'start', 'sub'),
      flow('f2', 'sub', 'confirm'),
      flow('f3', 'confirm', 'end'),
    ].join('');
    expect(await check({ elements })).toEqual([]);
  });
});

describe('severities', () => {
  it('a post without holders only warns where the drawing says what then', async () => {
    const directory = {
      ...INFO.directory,
      units: INFO.directory?.units ?? [],
      people: [],
      posts: [{ id: 'p', unit: 'street', name: '经办', role: 'handler', holders: [] }],
    };
    const severities = async (assignment: string) =>
      (
        await check({
          elements: SOUND.replaceAll('<linli:assignment kind="role" role="handler" />', assignment),
          info: { directory },
        })
      ).map((finding) => finding.severity);
    expect(new Set(await severities('<linli:assignment kind="role" role="handler" />'))).toEqual(
      new Set(['error']),
    );
    expect(
      new Set(await severities('<linli:assignment kind="role" role="handler" whenEmpty="admin" />')),
    ).toEqual(new Set(['warning']));
  });
  it('an unknown name only warns where outside work may give it', async () => {
    const elements = `${SOUND.replace('people &gt; 3', 'score &gt; 3').replace(flow('f1', 'start', 'judge'), flow('f1', 'start', 'ask') + flow('f0', 'ask', 'judge'))}
      <bpmn:serviceTask id="ask" name="评分">${extensions('<zeebe:taskDefinition type="webhook" />')}</bpmn:serviceTask>`;
    expect((await check({ elements })).map((finding) => [finding.rule, finding.severity])).toEqual([
      ['name-unknown', 'warning'],
    ]);
  });
  it('errors stand first', async () => {
    const order = (await check({ elements: '<bpmn:task id="alone" />' })).map((finding) => finding.severity);
    expect(order).toEqual(
      [...order].sort(
        (a, b) => ['error', 'warning', 'info'].indexOf(a) - ['error', 'warning', 'info'].indexOf(b),
      ),
    );
  });
});

describe('designs that are hardly any', () => {
  it.each([
    ['an empty text', ''],
    ['no XML', 'hello'],
    ['an empty process', xmlOf('')],
    ['a file of something else', '<html></html>'],
  ])('%s gives findings, never an exception', async (_, process) => {
    const found = await checkDesign({ ...BODY, process, forms: {}, roles: {} }, INFO);
    expect(found.some((finding) => finding.severity === 'error')).toBe(true);
  });
  it('passes on what the compilers of drawing, forms and decisions found', async () => {
    const rulesFound = (
      await check({
        elements: SOUND.replace('people &gt; 3', 'people &gt;'),
        body: { decisions: { duty: 'hello' } },
      })
    ).map((finding) => finding.rule);
    expect(rulesFound).toEqual(expect.arrayContaining(['expression-invalid', 'decision-xml']));
  });
});

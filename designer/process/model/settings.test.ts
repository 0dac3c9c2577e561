import { describe, expect, it } from 'vitest';
import { createModdle } from '#runtime/bpmn';
import { extensionsOf, listOf, type Moddle } from './moddle.ts';
import { readSettings, type Settings, writeSetting } from './settings.ts';
import { readSteps, writeStepForm } from './steps.ts';

const drawing = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0"
  xmlns:other="https://example.org/other" id="defs" targetNamespace="http://linli">
  <bpmn:process id="P" isExecutable="true">
    <bpmn:startEvent id="S" name="提交"/>
    <bpmn:userTask id="T" name="核实">
      <bpmn:extensionElements>${inside}</bpmn:extensionElements>
    </bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>`;

async function task(xml: string) {
  const moddle = createModdle();
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const [process] = listOf(rootElement as unknown as Moddle, 'rootElements');
  const element = listOf(process, 'flowElements').find((one) => one.id === 'T') as Moddle;
  const create = (type: string, attributes?: Readonly<Record<string, unknown>>) =>
    moddle.create(type, attributes) as unknown as Moddle;
  const write = async () => (await moddle.toXML(rootElement, { format: true })).xml;
  return { element, create, write, warnings };
}

const all: Required<Omit<Settings, 'summary'>> = {
  assignment: { kind: 'post', unit: 'u1', role: 'handler', whenEmpty: 'person', whenEmptyPerson: 'p1' },
  form: { key: 'handle', otherwise: 'read', rights: { result: 'edit', 'members.name': 'mask' } },
  deadline: { amount: '=settings.handleDays', unit: 'working-day', remindAt: '80%' },
  buttons: [
    { action: 'complete', label: '属实', labelEn: 'True', value: 'true', needsReason: false },
    { action: 'send-back', label: '退回', needsReason: true, target: 'S' },
  ],
  public: { label: '正在核实', show: false },
};

describe('settings of a step in the drawing', () => {
  it('come back as written, through real XML, beside what others put there', async () => {
    const { element, create, write } = await task(
      drawing('<zeebe:userTask/><other:approval mode="all"><other:who>张三</other:who></other:approval>'),
    );
    for (const kind of Object.keys(all) as (keyof typeof all)[]) {
      Object.assign(element, { extensionElements: writeSetting(create, element, kind, all[kind]) });
    }
    const xml = await write();
    const again = await task(xml);
    expect(again.warnings).toEqual([]);
    expect(readSettings(again.element)).toEqual(all);
    expect(xml).toContain('<zeebe:userTask />');
    expect(xml).toContain('<other:who>张三</other:who>');
    expect(xml).toContain('mode="all"');
  });

  it('leaves the old extension elements untouched, so that a command can be undone', async () => {
    const { element, create } = await task(drawing('<linli:public label="核实中"/>'));
    const before = extensionsOf(element);
    const next = writeSetting(create, element, 'public', undefined);
    expect(listOf(next, 'values')).toEqual([]);
    expect(extensionsOf(element)).toEqual(before);
    expect(readSettings(element).public).toEqual({ label: '核实中', show: true });
  });

  it('writes no empty attributes', async () => {
    const { element, create, write } = await task(drawing('<zeebe:userTask/>'));
    const value = { kind: 'superior' as const, person: '', unit: '' };
    Object.assign(element, { extensionElements: writeSetting(create, element, 'assignment', value) });
    expect(await write()).toContain('<linli:assignment kind="superior" />');
  });
});

describe('forms of steps without a canvas', () => {
  it('lists start and steps, and writes the rights of one', async () => {
    const xml = drawing('<zeebe:userTask/><linli:form key="old"/>');
    expect((await readSteps(xml)).map(({ id, kind, form }) => [id, kind, form?.otherwise])).toEqual([
      ['S', 'start', undefined],
      ['T', 'step', 'edit'],
    ]);
    const changed = await writeStepForm(xml, 'T', all.form);
    expect((await readSteps(changed))[1]?.form).toEqual(all.form);
    expect(changed).toContain('<zeebe:userTask />');
  });

  it('refuses a step that is not there', async () => {
    await expect(writeStepForm(drawing(''), 'X', undefined)).rejects.toThrow('Expected step X');
  });
});

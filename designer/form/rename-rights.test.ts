import { describe, expect, it } from 'vitest';
import { readSteps, writeStepForm } from '#designer/process';
import { renameRights } from './rename-rights.ts';

const DRAWING = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="s" />
    <bpmn:userTask id="a" />
    <bpmn:userTask id="b" />
  </bpmn:process>
</bpmn:definitions>`;

const rightsOf = async (process: string) =>
  Object.fromEntries((await readSteps(process)).map((step) => [step.id, step.form?.rights]));

describe('a renamed field', () => {
  it('takes its rights along in every step that uses the form, with what stands below it, and nowhere else', async () => {
    const rights = { phone: 'mask', members: 'read', 'members.*.name': 'hide', phoneNumber: 'hide' } as const;
    let drawing = await writeStepForm(DRAWING, 'a', { key: 'report', otherwise: 'edit', rights });
    drawing = await writeStepForm(drawing, 'b', { key: 'other', otherwise: 'edit', rights });

    const phone = await renameRights(drawing, 'report', 'phone', 'mobile');
    expect((await rightsOf(phone)).a).toEqual({
      mobile: 'mask',
      members: 'read',
      'members.*.name': 'hide',
      phoneNumber: 'hide',
    });
    expect((await rightsOf(phone)).b).toEqual(rights);

    const members = await renameRights(phone, 'report', 'members', 'people');
    expect((await rightsOf(members)).a).toMatchObject({ people: 'read', 'people.*.name': 'hide' });
  });

  it('of the application is followed by the rights of every step', async () => {
    const rights = { phone: 'mask' } as const;
    let drawing = await writeStepForm(DRAWING, 's', { key: 'report', otherwise: 'edit', rights: {} });
    drawing = await writeStepForm(drawing, 'b', { key: 'other', otherwise: 'edit', rights });
    expect((await rightsOf(await renameRights(drawing, 'report', 'phone', 'mobile'))).b).toEqual({
      mobile: 'mask',
    });
  });

  it('leaves a drawing alone whose steps say nothing about it', async () => {
    expect(await renameRights(DRAWING, 'report', 'phone', 'mobile')).toBe(DRAWING);
  });
});

/** The pack 街乡吹哨、部门报到, as a street gets it. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkDesign } from '#runtime/check';
import { BEHAVIOUR } from '#runtime/engine';
import { compileForm } from '#runtime/form';
import { bodyOfPack, loadPack, type Pack } from '#templates/schema';
import { flowIds, withoutFlow } from './flows.ts';
import { type PackPlay, playPack } from './play.ts';

const FOLDER = join(import.meta.dirname, '../../../templates/street-whistle');

async function theWhistle(): Promise<Pack> {
  const loaded = await loadPack(FOLDER, 'street-whistle', BEHAVIOUR);
  if ('problem' in loaded) throw new Error(`${loaded.problem.where}: ${loaded.problem.message.en}`);
  return loaded.pack;
}

describe('the whistle pack', async () => {
  const pack = await theWhistle();
  let played: PackPlay;
  beforeAll(async () => {
    played = await playPack(pack);
  }, 60_000);

  test('passes every check once its roles are bound', async () => {
    const body = bodyOfPack(pack);
    const roles = Object.fromEntries(body.roleSpecs.map(({ key }) => [key, { unit: 'u', role: key }]));
    expect(await checkDesign({ ...body, roles })).toEqual([]);
  });

  test('says of every number where it comes from', () => {
    for (const spec of pack.file.settings) expect(spec.source, spec.key).not.toBe('');
  });

  test.each(pack.scenarios.map(({ id, title }) => [title.zh, id]))(
    'holds what it promises: %s',
    (_title, id) => {
      const story = played.scenarios.find((each) => each.id === id);
      expect(story?.failures).toEqual([]);
      // Without any one of the flows that it names, the story fails.
      expect(story?.idle).toEqual([]);
    },
  );

  test('has no flow that no story guards', () => {
    expect(flowIds(pack.process).length).toBeGreaterThan(30);
    expect(played.unguarded).toEqual([]);
  });

  test.each(['sign-in', 'rule', 'sign-in-ruled', 'handle'])(
    'hides name, phone and the wish for secrecy from the departments: %s',
    (element) => {
      const step = pack.process.slice(pack.process.indexOf(`<bpmn:userTask id="${element}"`));
      const rights = step.slice(0, step.indexOf('</bpmn:userTask>'));
      for (const field of ['name', 'phone', 'keepSecret'])
        expect(rights).toContain(`<linli:right field="${field}" access="hide" />`);
    },
  );

  test('asks on the phone by the class of the data: name and phone are personal', () => {
    const schema = pack.forms.report;
    if (!schema) throw new Error('Expected the form of the report.');
    const { form } = compileForm(schema);
    for (const path of ['name', 'phone'])
      expect(form.byPath.get(path)?.schema['x-data-class']).toBe('personal');
  });
});

describe('taking a flow out of a drawing', () => {
  const xml = `<bpmn:x default="a"><bpmn:outgoing>a</bpmn:outgoing><bpmn:outgoing>ab</bpmn:outgoing></bpmn:x>
    <bpmn:sequenceFlow id="a" sourceRef="x" targetRef="y"><bpmn:conditionExpression>=1</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="ab" sourceRef="x" targetRef="z" />
    <bpmndi:BPMNEdge id="a-edge" bpmnElement="a"><di:waypoint x="1" y="1" /></bpmndi:BPMNEdge>`;

  test('takes its element, its line and every reference, and nothing else', () => {
    const cut = withoutFlow(xml, 'a');
    expect(cut).not.toMatch(/"a"|>a</);
    expect(cut).toContain('<bpmn:outgoing>ab</bpmn:outgoing>');
    expect(flowIds(cut)).toEqual(['ab']);
  });

  test('a flow with an empty element does not take its neighbour along', () => {
    expect(flowIds(withoutFlow(xml, 'ab'))).toEqual(['a']);
  });
});

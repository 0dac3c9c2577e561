import { describe, expect, it } from 'vitest';
import { createModdle } from '#runtime/bpmn';
import { fixedList, itemsAround, type Loop, readList, readLoop, writeLoop } from './loop.ts';
import { listOf, type Moddle } from './moddle.ts';

async function step(inside: string) {
  const moddle = createModdle();
  const { rootElement, warnings } = await moddle.fromXML(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:other="https://example.org/other" id="defs" targetNamespace="http://linli">
  <bpmn:process id="P"><bpmn:userTask id="T">${inside}</bpmn:userTask></bpmn:process></bpmn:definitions>`);
  expect(warnings).toEqual([]);
  const [process] = listOf(rootElement as unknown as Moddle, 'rootElements');
  const [element] = listOf(process, 'flowElements') as [Moddle];
  const create = (type: string, attributes?: Readonly<Record<string, unknown>>) =>
    moddle.create(type, attributes) as unknown as Moddle;
  const write = async (loop: Loop) => {
    Object.assign(element, { loopCharacteristics: writeLoop(create, element, loop) });
    return (await moddle.toXML(rootElement, { format: true })).xml;
  };
  return { element, write };
}

const loopXml = (attributes: string, zeebe: string, more = '') =>
  `<bpmn:multiInstanceLoopCharacteristics ${attributes}><bpmn:extensionElements>
  <zeebe:loopCharacteristics ${zeebe} /><other:note>留着</other:note></bpmn:extensionElements>${more}
  </bpmn:multiInstanceLoopCharacteristics>`;
const done = (body: string) =>
  `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${body}</bpmn:completionCondition>`;

describe('how many people do a step', () => {
  it.each<[string, Loop]>([
    ['all of them', { mode: 'all', list: '=helpers', item: 'member' }],
    ['any of them', { mode: 'any', list: '=["p1", "p2"]', item: 'member' }],
    ['in turn', { mode: 'turn', list: '=helpers', item: 'who', enough: '=outcome = "no"' }],
    [
      'with results collected',
      { mode: 'all', list: '=helpers', item: 'm', collect: { into: 'opinions', what: '=outcome' } },
    ],
  ])('%s: comes back through real XML as written', async (_, loop) => {
    const { write } = await step('');
    const xml = await write(loop);
    const again = await step(
      /<bpmn:multiInstance.*<\/bpmn:multiInstanceLoopCharacteristics>/s.exec(xml)?.[0] ?? '',
    );
    expect(readLoop(again.element)).toEqual(loop);
  });

  it('other ways to write "one is enough" are understood, and kept as they stand', async () => {
    const { element, write } = await step(
      loopXml('', 'inputCollection="=helpers" inputElement="m"', done('= numberOfCompletedInstances &gt; 0')),
    );
    expect(readLoop(element)).toEqual({ mode: 'any', list: '=helpers', item: 'm' });
    expect(await write({ mode: 'any', list: '=others', item: 'm' })).toContain(
      '= numberOfCompletedInstances &gt; 0',
    );
  });

  it('a condition of its own is never lost, nor what others put there', async () => {
    const vote = '=count(votes[item = "no"]) &gt; 2';
    const { element, write } = await step(
      loopXml('behavior="None"', 'inputCollection="=board" inputElement="m"', done(vote)),
    );
    const loop = readLoop(element) as Loop;
    expect(loop).toMatchObject({ mode: 'all', enough: '=count(votes[item = "no"]) > 2' });
    const xml = await write({ ...loop, mode: 'turn' });
    expect(xml).toContain(vote);
    expect(xml).toContain('behavior="None"');
    expect(xml).toContain('留着');
    expect(xml).toContain('isSequential="true"');
  });

  it('repeating by number or condition is somebody else’s, and left alone', async () => {
    const { element } = await step('<bpmn:standardLoopCharacteristics loopMaximum="3" />');
    expect(readLoop(element)).toBe('other');
    expect(readLoop((await step('')).element)).toBeUndefined();
  });
});

it('tells a field, a fixed list and a formula apart', () => {
  expect(readList('=helpers')).toEqual({ kind: 'field', path: 'helpers' });
  expect(readList('= team.members ')).toEqual({ kind: 'field', path: 'team.members' });
  expect(readList(fixedList(['p1', '张三']))).toEqual({ kind: 'fixed', values: ['p1', '张三'] });
  expect(readList('=[]')).toEqual({ kind: 'fixed', values: [] });
  expect(readList('=concatenate([lead], helpers)')).toEqual({ kind: 'formula' });
  expect(readList('=["a", b]')).toEqual({ kind: 'formula' });
});

it('knows the names of members that a formula of the step can read', async () => {
  const { element } = await step(loopXml('', 'inputCollection="=helpers" inputElement="team"'));
  expect(itemsAround(element)).toEqual(['team']);
});

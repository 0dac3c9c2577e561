import { expect, it } from 'vitest';
import { createModdle } from '#runtime/bpmn';
import { listOf, type Moddle } from '../model/moddle.ts';
import { type OutlineNode, outlineOf } from './tree.ts';

/** `A > B` draws a flow; a letter before a colon tells the kind of a node. */
async function outline(nodes: string, flows: string, more = ''): Promise<string[]> {
  const tags: Record<string, string> = {
    s: 'startEvent',
    e: 'endEvent',
    t: 'userTask',
    x: 'exclusiveGateway',
    p: 'parallelGateway',
  };
  const drawn = nodes.split(' ').map((id) => `<bpmn:${tags[id.charAt(0)]} id="${id}"/>`);
  const lines = flows.split(', ').map((flow) => {
    const [from = '', to = ''] = flow.split('>');
    return `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;
  });
  const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
    <bpmn:process id="P">${drawn.join('')}${lines.join('')}${more}</bpmn:process></bpmn:definitions>`;
  const { rootElement, warnings } = await createModdle().fromXML(xml);
  expect(warnings).toEqual([]);
  const [process] = listOf(rootElement as unknown as Moddle, 'rootElements');
  return print(outlineOf(process as Moddle), 0);
}

const print = (list: readonly OutlineNode[], depth: number): string[] =>
  list.flatMap((node) => [
    `${'  '.repeat(depth)}${node.kind} ${node.kind === 'jump' ? `→ ${node.target?.id}` : node.element}`,
    ...print(node.children, depth + 1),
  ]);

it('nests branches and goes on after they come together', async () => {
  expect(await outline('s1 x1 t1 t2 x2 t3 e1', 's1>x1, x1>t1, x1>t2, t1>x2, t2>x2, x2>t3, t3>e1')).toEqual([
    'start s1',
    'decision x1',
    '  branch x1_t1',
    '    step t1',
    '  branch x1_t2',
    '    step t2',
    'step t3',
    'end e1',
  ]);
});

it('shows a way back as a jump, and goes on with the only way forward', async () => {
  expect(await outline('s1 t1 x1 t2 e1', 's1>t1, t1>x1, x1>t1, x1>t2, t2>e1')).toEqual([
    'start s1',
    'step t1',
    'decision x1',
    '  branch x1_t1',
    '    jump → t1',
    '  branch x1_t2',
    'step t2',
    'end e1',
  ]);
});

it('keeps branches apart that never meet', async () => {
  expect(await outline('s1 x1 t1 e1 e2', 's1>x1, x1>t1, t1>e1, x1>e2')).toEqual([
    'start s1',
    'decision x1',
    '  branch x1_t1',
    '    step t1',
    '    end e1',
    '  branch x1_e2',
    '    end e2',
  ]);
});

it('hangs time-outs and the inside of sub-processes below their step', async () => {
  const more = `<bpmn:boundaryEvent id="b1" attachedToRef="t1"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="b1_e2" sourceRef="b1" targetRef="e2"/>
    <bpmn:subProcess id="u1"><bpmn:startEvent id="us"/><bpmn:userTask id="ut"/>
    <bpmn:sequenceFlow id="f" sourceRef="us" targetRef="ut"/></bpmn:subProcess>`;
  expect(await outline('s1 t1 e1 e2', 's1>t1, t1>u1, u1>e1', more)).toEqual([
    'start s1',
    'step t1',
    '  timer b1',
    '    end e2',
    'sub u1',
    '  start us',
    '  step ut',
    'end e1',
  ]);
});

it('lists what is not connected by itself, once', async () => {
  expect(await outline('s1 t1 e1 t8 t9', 's1>t1, t1>e1, t9>t8')).toEqual([
    'start s1',
    'step t1',
    'end e1',
    'loose P',
    '  step t9',
    '  step t8',
  ]);
});

it('survives a circle without a start, and nothing at all', async () => {
  expect(await outline('t1 t2', 't1>t2, t2>t1')).toEqual(['step t1', 'step t2', 'jump → t1']);
  expect(await outline('s1', 's1>s1')).toEqual(['start s1', 'jump → s1']);
});

it('shows a gateway that nothing is led to yet, so that it can be found and deleted', async () => {
  expect(await outline('s1 t1 x1', 's1>t1')).toEqual(['start s1', 'step t1', 'loose P', '  decision x1']);
});

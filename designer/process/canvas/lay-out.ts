import { createModdle } from '#runtime/bpmn';
import { listOf, type Moddle, refOf } from '../model/moddle.ts';

/**
 * A drawing that can be shown: a model without places for its elements (written by hand, or by a program) gets them.
 * The layouter needs `incoming` and `outgoing` on every node and draws no lines without, so they are filled in first.
 */
export async function layOut(process: string): Promise<string> {
  if (/<(\w+:)?BPMNPlane\b/.test(process)) return process;
  const moddle = createModdle();
  const { rootElement } = await moddle.fromXML(process);
  for (const one of listOf(rootElement as unknown as Moddle, 'rootElements')) linkFlows(one);
  const { xml } = await moddle.toXML(rootElement);
  const { layoutProcess } = await import('bpmn-auto-layout');
  return layoutProcess(xml);
}

function linkFlows(container: Moddle): void {
  for (const element of listOf(container, 'flowElements')) {
    linkFlows(element);
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    join(refOf(element, 'sourceRef'), 'outgoing', element);
    join(refOf(element, 'targetRef'), 'incoming', element);
  }
}

function join(node: Moddle | undefined, side: 'incoming' | 'outgoing', flow: Moddle): void {
  const flows = node?.get(side);
  if (Array.isArray(flows) && !flows.includes(flow)) flows.push(flow);
}

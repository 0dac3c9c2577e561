/** Drawings without settings, made to run: what would be asked for gets a value of its own, work becomes jobs. */
import type { ModelElement } from '#runtime/bpmn';
import { asModel, create, extend, isTree, type Tree, walk } from './tree.ts';

const WORK: ReadonlySet<string> = new Set([
  'bpmn:Task',
  'bpmn:UserTask',
  'bpmn:ManualTask',
  'bpmn:ServiceTask',
  'bpmn:SendTask',
  'bpmn:ScriptTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
]);

export function prepared(root: Tree): ModelElement {
  const work: Tree[] = [];
  walk(root, (element) => {
    const { $type } = element;
    if (WORK.has($type)) work.push(element);
    if ($type === 'bpmn:Process') element.isExecutable = true;
    if ($type === 'bpmn:SequenceFlow')
      element.conditionExpression = create('bpmn:FormalExpression', { body: 'true' });
    if ($type === 'bpmn:MessageEventDefinition' || $type === 'bpmn:ReceiveTask')
      name(element, 'messageRef', 'bpmn:Message');
    if ($type === 'bpmn:SignalEventDefinition') name(element, 'signalRef', 'bpmn:Signal', 'nameless');
    if ($type === 'bpmn:ConditionalEventDefinition')
      element.condition = create('bpmn:FormalExpression', { body: 'false' });
    if ($type === 'bpmn:TimerEventDefinition') setTime(element);
  });
  for (const element of work) asJob(element);
  return asModel(root);
}

function name(element: Tree, property: string, type: string, fixed?: string) {
  if (isTree(element[property])) return;
  const owner = element.$parent as Tree | undefined;
  element[property] = create(type, { name: fixed ?? String(element.id ?? owner?.id ?? 'nameless') });
}

function setTime(definition: Tree) {
  for (const property of ['timeDate', 'timeCycle', 'timeDuration']) delete definition[property];
  const event = definition.$parent as Tree | undefined;
  // What does not interrupt may be clicked again and again.
  const again = event?.cancelActivity === false || event?.isInterrupting === false;
  definition[again ? 'timeCycle' : 'timeDuration'] = create('bpmn:FormalExpression', {
    body: again ? 'R/PT1H' : 'PT1H',
  });
}

function asJob(element: Tree) {
  const siblings = (element.$parent as Tree | undefined)?.flowElements;
  if (!Array.isArray(siblings)) return;
  const job = Object.create(element, { $type: { value: 'bpmn:ServiceTask', enumerable: true } }) as Tree;
  extend(job, create('zeebe:TaskDefinition', { type: String(element.id) }));
  siblings[siblings.indexOf(element)] = job;
}

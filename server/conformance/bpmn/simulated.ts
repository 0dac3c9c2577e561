/**
 * Models whose code lives elsewhere, made to run without it: machine work becomes jobs, called processes become jobs,
 * conditions are left to the driver, times and keys get values. Nothing of the flow is changed.
 */
import type { ModelElement } from '#runtime/bpmn';
import type { Value } from '#runtime/values';
import { asModel, create, extend, isTree, type Tree, walk } from './tree.ts';

const MACHINES: ReadonlySet<string> = new Set([
  'bpmn:ServiceTask',
  'bpmn:SendTask',
  'bpmn:BusinessRuleTask',
  'bpmn:ScriptTask',
]);
const DURATION = /^P(?=.)/;

export function simulated(root: Tree): {
  readonly model: ModelElement;
  readonly variables: Readonly<Record<string, Value>>;
} {
  const variables: Record<string, Value> = {};
  const calls: Tree[] = [];
  walk(root, (element) => {
    const { $type } = element;
    if (MACHINES.has($type)) makeJob(element);
    if ($type === 'bpmn:CallActivity') calls.push(element);
    if ($type === 'bpmn:SequenceFlow' && isTree(element.conditionExpression))
      element.conditionExpression.body = 'true';
    if ($type === 'bpmn:ConditionalEventDefinition' && isTree(element.condition))
      element.condition.body = 'happened';
    if ($type === 'bpmn:TimerEventDefinition') setTime(element);
    if ($type === 'zeebe:Subscription') element.correlationKey = '="key"';
    if ($type === 'bpmn:MultiInstanceLoopCharacteristics') setMembers(element, variables);
  });
  for (const call of calls) asJob(call);
  return { model: asModel(root), variables };
}

function makeJob(element: Tree) {
  if (extensions(element).some((extension) => extension.$type === 'zeebe:TaskDefinition')) return;
  extend(element, create('zeebe:TaskDefinition', { type: String(element.id) }));
}

function extensions(element: Tree): readonly Tree[] {
  const holder = element.extensionElements;
  return isTree(holder) && Array.isArray(holder.values) ? holder.values.filter(isTree) : [];
}

/** The called process is not here: its caller waits for a job in its place. */
function asJob(call: Tree) {
  const parent = call.$parent as Tree | undefined;
  const siblings = parent?.flowElements;
  if (!Array.isArray(siblings)) return;
  const job = Object.create(call, { $type: { value: 'bpmn:ServiceTask', enumerable: true } }) as Tree;
  makeJob(job);
  siblings[siblings.indexOf(call)] = job;
}

function setTime(definition: Tree) {
  for (const property of ['timeDate', 'timeDuration', 'timeCycle'] as const) {
    const expression = definition[property];
    if (!isTree(expression)) continue;
    const body = String(expression.body ?? '').trim();
    if (property === 'timeDate') expression.body = '2026-02-01T00:00:00Z';
    else if (property === 'timeDuration' && !DURATION.test(body)) expression.body = 'PT1H';
    else if (property === 'timeCycle' && !body.startsWith('R')) expression.body = 'R/PT1H';
  }
}

/** A list that nobody provides has two members; how often a round runs is left to the path, as conditions are. */
function setMembers(loop: Tree, variables: Record<string, Value>) {
  const cardinality = loop.loopCardinality;
  if (isTree(cardinality)) cardinality.body = String(cardinality.body ?? '').replace(/^([$#]\{.*\}|0)$/, '2');
  const completion = loop.completionCondition;
  if (isTree(completion)) completion.body = 'false';
  for (const extension of extensions(loop)) {
    const source = String(extension.inputCollection ?? '');
    const name = /^=\s*([A-Za-z_]\w*)$/.exec(source)?.[1];
    if (name !== undefined) variables[name] = [1, 2];
  }
  const attributes = loop.$attrs as Record<string, unknown> | undefined;
  const foreign = String(attributes?.['camunda:collection'] ?? '').replace(/^[$#]\{(.*)\}$/, '$1');
  if (/^[A-Za-z_]\w*$/.test(foreign)) variables[foreign] = [1, 2];
  else if (!isTree(cardinality) && extensions(loop).length === 0) {
    loop.loopCardinality = create('bpmn:FormalExpression', { body: '2' });
  }
}

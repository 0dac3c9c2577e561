/** What a drawing says about activities: mappings, loops, machine work. */
import type { JobSpec, Mapping, MultiInstance, Node, StandardLoop } from '../graph.ts';
import { readAnnouncements } from './announcements.ts';
import {
  bodyOf,
  childOf,
  extensionOf,
  flagOf,
  foreignOf,
  listOf,
  type ModelElement,
  textOf,
} from './model.ts';
import type { Reader } from './reader.ts';

export function readMappings(
  element: ModelElement,
  property: 'inputParameters' | 'outputParameters',
  reader: Reader,
): readonly Mapping[] {
  const mapping = extensionOf(element, 'zeebe:IoMapping');
  return listOf(mapping, property).flatMap((parameter) => {
    const target = textOf(parameter, 'target');
    if (target === undefined) return [];
    const source = textOf(parameter, 'source');
    // A source without `=` is a fixed text, as Camunda 8 reads it.
    const expression = reader.expression(
      source === undefined || source.startsWith('=') ? source : JSON.stringify(source),
      element,
    );
    return [{ source: expression, target: target.split('.') }];
  });
}

export function readLoop(element: ModelElement, reader: Reader): MultiInstance | StandardLoop | undefined {
  const loop = childOf(element, 'loopCharacteristics');
  if (!loop) return undefined;
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') {
    const maximum = textOf(loop, 'loopMaximum');
    const condition = reader.expression(bodyOf(childOf(loop, 'loopCondition')), element);
    return {
      kind: 'standard-loop',
      testBefore: flagOf(loop, 'testBefore', false),
      ...(maximum === undefined ? {} : { maximum: Number(maximum) }),
      ...(condition ? { condition } : {}),
    };
  }
  const zeebe = extensionOf(loop, 'zeebe:LoopCharacteristics');
  const collection = reader.expression(
    textOf(zeebe, 'inputCollection') ?? variableIn(foreignOf(loop, 'camunda:collection')),
    element,
  );
  const item = textOf(zeebe, 'inputElement') ?? foreignOf(loop, 'camunda:elementVariable');
  const cardinality = readCardinality(bodyOf(childOf(loop, 'loopCardinality')), element, reader);
  const outputCollection = textOf(zeebe, 'outputCollection');
  const output = reader.expression(textOf(zeebe, 'outputElement'), element);
  const completion = reader.expression(bodyOf(childOf(loop, 'completionCondition')), element);
  if (!collection && !cardinality) {
    reader.error(
      'multi-instance-without-collection',
      element,
      {
        zh: '多人办理没有说明对谁逐一办理。',
        en: 'The multi-instance does not say over which list it runs.',
      },
      { zh: '填写名单（列表变量）。', en: 'Name the list it runs over.' },
    );
  }
  if ((outputCollection === undefined) !== (output === undefined)) {
    reader.error(
      'multi-instance-output-incomplete',
      element,
      { zh: '结果汇总只填了一半。', en: 'Output collection and output element come together or not at all.' },
      { zh: '同时填写汇总变量和每人的结果。', en: 'Give both, or neither.' },
    );
  }
  const announces = readAnnouncements(loop, element, reader);
  return {
    kind: 'multi-instance',
    sequential: flagOf(loop, 'isSequential', false),
    ...(collection ? { collection } : {}),
    ...(cardinality ? { cardinality } : {}),
    ...(item === undefined ? {} : { item }),
    ...(outputCollection === undefined ? {} : { outputCollection }),
    ...(output ? { output } : {}),
    ...(completion ? { completion } : {}),
    ...(announces.length > 0 ? { announces } : {}),
  };
}

function readCardinality(source: string | undefined, element: ModelElement, reader: Reader) {
  return source === undefined ? undefined : reader.template(source, element);
}

/** `${list}` of Camunda 7 names a variable; a bare name does too. */
function variableIn(source: string | undefined): string | undefined {
  return source?.replace(/^[$#]\{(.*)\}$/, '$1');
}

/** The job of a service-like element: `zeebe:taskDefinition`, or what Camunda 7 would have called. */
export function readJob(element: ModelElement, reader: Reader): JobSpec | undefined {
  const definition = extensionOf(element, 'zeebe:TaskDefinition');
  const foreign = definition ? undefined : camundaJob(element, reader);
  const type = reader.template(textOf(definition, 'type') ?? foreign, element);
  if (!type) return undefined;
  const headers: Record<string, string> = {};
  for (const header of listOf(extensionOf(element, 'zeebe:TaskHeaders'), 'values')) {
    const key = textOf(header, 'key');
    if (key !== undefined) headers[key] = textOf(header, 'value') ?? '';
  }
  return { type, retries: reader.template(textOf(definition, 'retries'), element) ?? { text: '3' }, headers };
}

const CAMUNDA_WORK = ['topic', 'delegateExpression', 'class', 'expression'] as const;

/** Camunda 7 names code instead of a task type: its name becomes the type, and a finding says so. */
function camundaJob(element: ModelElement, reader: Reader): string | undefined {
  for (const holder of [element, ...listOf(element, 'eventDefinitions')]) {
    for (const name of CAMUNDA_WORK) {
      const value = foreignOf(holder, `camunda:${name}`, `activiti:${name}`, `flowable:${name}`);
      if (value === undefined) continue;
      const type = value.replace(/^[$#]\{(.*)\}$/, '$1');
      reader.find(
        'camunda-7-read',
        'info',
        element.id,
        {
          zh: `Camunda 7 的「${name}」按作业类型「${type}」读入。`,
          en: `Camunda 7's “${name}” is read as the task type “${type}”.`,
        },
        { zh: '需要时改成积木的作业类型。', en: 'Choose a building block where one fits.' },
      );
      return type;
    }
  }
  return undefined;
}

type Machine = Pick<Node, 'job' | 'script' | 'decision'>;

/** How a service-like element does its work; absent with a finding where the drawing does not say. */
export function readMachine(element: ModelElement, reader: Reader): Machine {
  const job = readJob(element, reader);
  if (job) return { job };
  const script = extensionOf(element, 'zeebe:Script');
  const expression = reader.expression(textOf(script, 'expression'), element);
  if (expression) {
    const result = textOf(script, 'resultVariable');
    return { script: result === undefined ? { expression } : { expression, result } };
  }
  const called = extensionOf(element, 'zeebe:CalledDecision');
  const decision = reader.template(
    textOf(called, 'decisionId') ?? foreignOf(element, 'camunda:decisionRef'),
    element,
  );
  if (decision) {
    const result = textOf(called, 'resultVariable') ?? foreignOf(element, 'camunda:resultVariable');
    return { decision: result === undefined ? { id: decision } : { id: decision, result } };
  }
  return {};
}

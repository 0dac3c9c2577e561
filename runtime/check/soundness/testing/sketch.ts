/**
 * Drawings as a few lines of text, for tests and the bench. A line is an element (`task a`, `xor g`, `end e terminate`,
 * `edge b on a timer beside`, `sub s {` … `}`) or a chain of flows (`a > b > c`).
 */
import { compileBpmn, type Graph } from '#runtime/bpmn';

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

const ROOTS = [
  '<bpmn:message id="message-m" name="m"><bpmn:extensionElements><zeebe:subscription correlationKey="=k" /></bpmn:extensionElements></bpmn:message>',
  '<bpmn:error id="error-x" name="x" errorCode="x" /><bpmn:error id="error-y" name="y" errorCode="y" />',
  '<bpmn:escalation id="escalation-x" name="x" escalationCode="x" /><bpmn:escalation id="escalation-y" name="y" escalationCode="y" />',
  '<bpmn:signal id="signal-x" name="x" />',
].join('');

const EVENTS: Readonly<Record<string, string>> = {
  timer:
    '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  message: '<bpmn:messageEventDefinition messageRef="message-m" />',
  signal: '<bpmn:signalEventDefinition signalRef="signal-x" />',
  'error-x': '<bpmn:errorEventDefinition errorRef="error-x" />',
  'error-y': '<bpmn:errorEventDefinition errorRef="error-y" />',
  'escalation-x': '<bpmn:escalationEventDefinition escalationRef="escalation-x" />',
  'escalation-y': '<bpmn:escalationEventDefinition escalationRef="escalation-y" />',
  terminate: '<bpmn:terminateEventDefinition />',
};

const TAGS: Readonly<Record<string, string>> = {
  start: 'startEvent',
  end: 'endEvent',
  task: 'task',
  service: 'serviceTask',
  user: 'userTask',
  receive: 'receiveTask',
  xor: 'exclusiveGateway',
  and: 'parallelGateway',
  or: 'inclusiveGateway',
  wait: 'eventBasedGateway',
  catch: 'intermediateCatchEvent',
  throw: 'intermediateThrowEvent',
  edge: 'boundaryEvent',
  sub: 'subProcess',
  event: 'subProcess',
};

const LOOPS: Readonly<Record<string, string>> = {
  each: '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
  'one-by-one':
    '<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
};

export function xmlOfSketch(sketch: string): string {
  const lines = sketch
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const choosing = new Set(
    lines.filter((line) => /^(xor|or) /.test(line)).map((line) => line.split(/\s+/)[1] ?? ''),
  );
  const splits = new Map<string, number>();
  for (const line of lines.filter((text) => text.includes('>'))) {
    const names = namesOf(line);
    for (const name of names.slice(0, -1)) splits.set(name, (splits.get(name) ?? 0) + 1);
  }
  const chosen = (name: string) => choosing.has(name) && (splits.get(name) ?? 0) > 1;
  const body = lines.map((line) => (line.includes('>') ? flowsOf(line, chosen) : elementOf(line))).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${NAMESPACES} id="file" targetNamespace="t">${ROOTS}
<bpmn:process id="p" name="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
}

export async function graphOfSketch(sketch: string): Promise<Graph> {
  const { processes, findings } = await compileBpmn(xmlOfSketch(sketch));
  const [graph] = processes;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!graph || errors.length > 0)
    throw new Error(`Expected a drawing that compiles, but got ${JSON.stringify(errors)} for ${sketch}`);
  return graph;
}

const namesOf = (line: string) => line.split('>').map((name) => name.trim());

function flowsOf(line: string, chosen: (name: string) => boolean): string {
  const names = namesOf(line);
  return names
    .slice(1)
    .map((target, index) => {
      const source = names[index] ?? '';
      const rule = chosen(source)
        ? '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=go = 1</bpmn:conditionExpression>'
        : '';
      return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${rule}</bpmn:sequenceFlow>`;
    })
    .join('');
}

function elementOf(line: string): string {
  if (line === '}') return '</bpmn:subProcess>';
  const [kind = '', id = '', ...words] = line.split(/\s+/);
  const tag = TAGS[kind];
  if (tag === undefined) throw new Error(`Expected an element, but got “${line}”.`);
  const attributes = [
    kind === 'edge'
      ? `attachedToRef="${words[words.indexOf('on') + 1]}" cancelActivity="${!words.includes('beside')}"`
      : '',
    kind === 'start' && words.includes('beside') ? 'isInterrupting="false"' : '',
    kind === 'event' ? 'triggeredByEvent="true"' : '',
    kind === 'receive' ? 'messageRef="message-m"' : '',
  ].join(' ');
  const extensions =
    kind === 'service' ? '<zeebe:taskDefinition type="work" />' : kind === 'user' ? '<zeebe:userTask />' : '';
  const inner = [
    extensions && `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`,
    ...words.map((word) => EVENTS[word] ?? LOOPS[word] ?? ''),
  ].join('');
  const opens = line.endsWith('{');
  return `<bpmn:${tag} id="${id}" name="${id}" ${attributes}>${inner}${opens ? '' : `</bpmn:${tag}>`}`;
}

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileBpmn } from './compile.ts';
import { createModdle } from './moddle.ts';
import { meaningOf } from './symbols.ts';

const file = (body: string, roots = '') =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="file" targetNamespace="t">\n${roots}\n<bpmn:process id="p" isExecutable="true">\n${body}\n</bpmn:process></bpmn:definitions>`;

const rules = async (body: string, roots = '') => {
  const { findings } = await compileBpmn(file(body, roots));
  return findings.map((finding) => `${finding.rule} ${finding.element ?? ''}`.trim());
};

describe('what is wrong is said, with the place and the way out', () => {
  test('a file that is none', async () => {
    const { processes, findings } = await compileBpmn('<html>');
    expect(processes).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'xml-unreadable', severity: 'error' }]);
  });

  test.each([
    ['a refused symbol', '<bpmn:choreographyTask id="g" />', ['unsupported-symbol g']],
    [
      'a flow that leads nowhere',
      '<bpmn:startEvent id="s" /><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="gone" />',
      ['unresolved-reference f', 'flow-without-end f'],
    ],
    ['a service task that does nothing', '<bpmn:serviceTask id="t" />', ['work-missing t']],
    [
      'an event that waits for nothing',
      '<bpmn:intermediateCatchEvent id="c" />',
      ['event-definition-missing c'],
    ],
    [
      'a timer without a time',
      '<bpmn:intermediateCatchEvent id="c"><bpmn:timerEventDefinition /></bpmn:intermediateCatchEvent>',
      ['timer-missing c'],
    ],
    [
      'an expression that cannot be read',
      '<bpmn:scriptTask id="t"><bpmn:extensionElements><zeebe:script expression="=1 +" resultVariable="x" /></bpmn:extensionElements></bpmn:scriptTask>',
      ['expression-invalid t', 'work-missing t'],
    ],
    [
      'an assignment to nobody in particular',
      '<bpmn:userTask id="u"><bpmn:extensionElements><linli:assignment kind="post" unit="x" /></bpmn:extensionElements></bpmn:userTask>',
      ['assignment-incomplete u'],
    ],
    [
      'a link to nowhere',
      '<bpmn:intermediateThrowEvent id="l"><bpmn:linkEventDefinition name="x" /></bpmn:intermediateThrowEvent>',
      ['link-target l'],
    ],
    [
      'a loop over nothing',
      '<bpmn:userTask id="u"><bpmn:multiInstanceLoopCharacteristics /></bpmn:userTask>',
      ['multi-instance-without-collection u'],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await rules(body)).toEqual(expected);
  });

  test('the line is told', async () => {
    const { findings } = await compileBpmn(file('<bpmn:startEvent id="s" />\n<bpmn:serviceTask id="t" />'));
    expect(findings[0]?.line).toBe(5);
  });

  test('pools, lanes, notes and data come in as documentation', async () => {
    const body =
      '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>s</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet><bpmn:startEvent id="s" /><bpmn:dataObject id="d" /><bpmn:textAnnotation id="a"><bpmn:text>x</bpmn:text></bpmn:textAnnotation>';
    expect(
      await rules(
        body,
        '<bpmn:collaboration id="c"><bpmn:participant id="pa" processRef="p" /></bpmn:collaboration>',
      ),
    ).toEqual([]);
  });

  test('what Camunda 7 calls is read as a task type', async () => {
    const { processes, findings } = await compileBpmn(
      file('<bpmn:serviceTask id="t" camunda:delegateExpression="#{mail}" />'),
    );
    expect(findings).toMatchObject([{ rule: 'camunda-7-read', severity: 'info' }]);
    expect(processes[0]?.elements.get('t')?.job?.type).toEqual({ text: 'mail' });
  });
});

test('our own elements survive reading and writing', async () => {
  const xml = readFileSync(new URL('../scenario/fixtures/report.bpmn', import.meta.url), 'utf8');
  const moddle = createModdle();
  const { xml: written } = await moddle.toXML((await moddle.fromXML(xml)).rootElement);
  for (const text of [
    'linli:assignment kind="role"',
    'linli:deadline amount="=settings.handleDays"',
    'remindAt="80%"',
  ]) {
    expect(written).toContain(text);
  }
});

test('every symbol has a meaning; what is unknown is refused', () => {
  expect(meaningOf('bpmn:UserTask')).toBe('user-task');
  expect(meaningOf('bpmn:Lane')).toBe('documentation');
  expect(meaningOf('bpmn:Whatever')).toBe('refused');
});

import { expect, test } from 'vitest';
import { compileBpmn } from '#runtime/bpmn';
import { runSteps } from './run.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" id="d" targetNamespace="t">
  <bpmn:process id="outer" isExecutable="true">
    <bpmn:startEvent id="s" /><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="call" />
    <bpmn:callActivity id="call" name="核对"><bpmn:extensionElements><zeebe:calledElement processId="inner" /></bpmn:extensionElements></bpmn:callActivity>
    <bpmn:sequenceFlow id="f2" sourceRef="call" targetRef="after" />
    <bpmn:userTask id="after" name="归档"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="after" targetRef="e" /><bpmn:endEvent id="e" />
  </bpmn:process>
  <bpmn:process id="inner" isExecutable="true">
    <bpmn:startEvent id="s2" /><bpmn:sequenceFlow id="g1" sourceRef="s2" targetRef="work" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="look-up" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="g2" sourceRef="work" targetRef="check" />
    <bpmn:userTask id="check" name="人工核对"><bpmn:extensionElements><zeebe:userTask /><linli:assignment kind="role" role="checker" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="g3" sourceRef="check" targetRef="e2" /><bpmn:endEvent id="e2" />
  </bpmn:process>
</bpmn:definitions>`;

test('a story goes through the cases that its case calls, their people and machines', async () => {
  const { processes } = await compileBpmn(xml);
  const [graph, ...others] = processes;
  if (!graph) throw new Error('Expected a process.');
  const { failures, variables } = runSteps({ graph, others }, [
    { start: { variables: { matter: 'x' } } },
    { expect: { jobs: ['work'], tasks: [] } },
    { job: 'look-up', variables: { found: 2 } },
    { expect: { tasks: ['人工核对'] } },
    { complete: '人工核对', as: 'checker', variables: { ok: true } },
    { expect: { tasks: ['归档'], passed: ['work', '人工核对'] } },
    { complete: '归档' },
    { expect: { state: 'completed', incidents: [] } },
  ]);
  expect(failures).toEqual([]);
  expect(variables).toMatchObject({ found: 2, ok: true });
});

test('a process that is not there is an incident of the caller', async () => {
  const { processes } = await compileBpmn(xml);
  const [graph] = processes;
  if (!graph) throw new Error('Expected a process.');
  const { failures } = runSteps({ graph }, [{ start: {} }, { expect: { incidents: ['核对'] } }]);
  expect(failures).toEqual([]);
});

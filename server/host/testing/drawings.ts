/** Small drawings for the host's tests and bench. */

/** One user task for the post `handlers`,. */
export const ONE_TASK = drawing(
  'one-task',
  `<bpmn:extensionElements>
      <linli:summary title="=matter"><linli:attribute name="kind" label="类别" type="text" source="=kind" /></linli:summary>
    </bpmn:extensionElements>
    ${start('start', 'to-handle')}
    ${userTask('handle', '处理', 'to-handle', 'to-end')}
    ${end('end', 'to-end')}
    ${flows(['to-handle', 'start', 'handle'], ['to-end', 'handle', 'end'])}`,
);

/** A task that is overtaken by a timer after one hour: exactly one of the two ways is taken. */
export const TASK_OR_TIMER = drawing(
  'task-or-timer',
  `${start('start', 'f1')}
    ${userTask('handle', '处理', 'f1', 'f2')}
    <bpmn:boundaryEvent id="late" attachedToRef="handle" cancelActivity="true"><bpmn:outgoing>f3</bpmn:outgoing>
      <bpmn:timerEventDefinition id="late-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    ${end('done', 'f2')}
    ${end('overdue', 'f3')}
    ${flows(['f1', 'start', 'handle'], ['f2', 'handle', 'done'], ['f3', 'late', 'overdue'])}`,
);

/** A service task of type `tally` between start and a user task. */
export const SERVICE_THEN_TASK = drawing(
  'service-then-task',
  `${start('start', 'f1')}
    <bpmn:serviceTask id="count" name="计数"><bpmn:extensionElements><zeebe:taskDefinition type="tally" retries="2" /></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
    ${userTask('handle', '处理', 'f2', 'f3')}
    ${end('end', 'f3')}
    ${flows(['f1', 'start', 'count'], ['f2', 'count', 'handle'], ['f3', 'handle', 'end'])}`,
);

/** Waits for the message `answer` with the case's `matter` as key. */
export const WAITS_FOR_ANSWER = drawing(
  'waits-for-answer',
  `${start('start', 'f1')}
    <bpmn:intermediateCatchEvent id="wait" name="等答复"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
      <bpmn:messageEventDefinition id="wait-message" messageRef="answer" /></bpmn:intermediateCatchEvent>
    ${end('end', 'f2')}
    ${flows(['f1', 'start', 'wait'], ['f2', 'wait', 'end'])}`,
  message('answer', 'answer', '=matter'),
);

/** Throws the message `answer` for its `matter`, then ends. */
export const SENDS_ANSWER = drawing(
  'sends-answer',
  `${start('start', 'f1')}
    ${userTask('handle', '处理', 'f1', 'f2')}
    <bpmn:intermediateThrowEvent id="send" name="答复"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
      <bpmn:messageEventDefinition id="send-message" messageRef="answer" /></bpmn:intermediateThrowEvent>
    ${end('end', 'f3')}
    ${flows(['f1', 'start', 'handle'], ['f2', 'handle', 'send'], ['f3', 'send', 'end'])}`,
  message('answer', 'answer', '=matter'),
);

/** Started by the message `reported`; one live case a key. */
export const STARTED_BY_MESSAGE = drawing(
  'started-by-message',
  `<bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing><bpmn:messageEventDefinition id="start-message" messageRef="reported" /></bpmn:startEvent>
    ${userTask('handle', '处理', 'f1', 'f2')}
    ${end('end', 'f2')}
    ${flows(['f1', 'start', 'handle'], ['f2', 'handle', 'end'])}`,
  message('reported', 'reported'),
);

const ALARM = '<bpmn:signal id="alarm" name="alarm" />';
const alarmed = (id: string) => `<bpmn:signalEventDefinition id="${id}-signal" signalRef="alarm" />`;

/** Throws the signal `alarm` after its task. */
export const THROWS_ALARM = drawing(
  'throws-alarm',
  `${start('start', 'f1')}
    ${userTask('handle', '处理', 'f1', 'f2')}
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming>${alarmed('end')}</bpmn:endEvent>
    ${flows(['f1', 'start', 'handle'], ['f2', 'handle', 'end'])}`,
  ALARM,
);

/** Waits for the signal `alarm`. */
export const WAITS_FOR_ALARM = drawing(
  'waits-for-alarm',
  `${start('start', 'f1')}
    <bpmn:intermediateCatchEvent id="wait"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>${alarmed('wait')}</bpmn:intermediateCatchEvent>
    ${end('end', 'f2')}
    ${flows(['f1', 'start', 'wait'], ['f2', 'wait', 'end'])}`,
  ALARM,
);

/** Started by the signal `alarm`. */
export const STARTED_BY_ALARM = drawing(
  'started-by-alarm',
  `<bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing>${alarmed('start')}</bpmn:startEvent>
    ${userTask('handle', '处理', 'f1', 'f2')}
    ${end('end', 'f2')}
    ${flows(['f1', 'start', 'handle'], ['f2', 'handle', 'end'])}`,
  ALARM,
);

/** Started every day by its timer. */
export const STARTED_DAILY = drawing(
  'started-daily',
  `<bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing>
      <bpmn:timerEventDefinition id="start-timer"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
    ${userTask('handle', '处理', 'f1', 'f2')}
    ${end('end', 'f2')}
    ${flows(['f1', 'start', 'handle'], ['f2', 'handle', 'end'])}`,
);

/** Calls a process and waits for it; with `bound`, one of its own release. */
export function calling(process: string, bound = false): string {
  const binding = bound ? 'bindingType="deployment"' : '';
  const inner = `<bpmn:process id="inner" isExecutable="true">
    ${start('start-2', 'g1')}${userTask('check', '核对', 'g1', 'g2')}${end('end-2', 'g2')}
    ${flows(['g1', 'start-2', 'check'], ['g2', 'check', 'end-2'])}
  </bpmn:process>`;
  return drawing(
    'calling',
    `${start('start', 'f1')}
    <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${process}" ${binding} /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:callActivity>
    ${end('end', 'f2')}
    ${flows(['f1', 'start', 'call'], ['f2', 'call', 'end'])}`,
    inner,
  );
}

/** The file does not run: its task leads nowhere known. */
export const BROKEN = ONE_TASK.replace('targetRef="end"', 'targetRef="nowhere"');

function drawing(id: string, inside: string, rest = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" id="d" targetNamespace="https://linli.dev/test">
  <bpmn:process id="${id}" name="${id}" isExecutable="true">
    ${inside}
  </bpmn:process>
  ${rest}
</bpmn:definitions>`;
}

function start(id: string, out: string): string {
  return `<bpmn:startEvent id="${id}"><bpmn:outgoing>${out}</bpmn:outgoing></bpmn:startEvent>`;
}

function end(id: string, into: string): string {
  return `<bpmn:endEvent id="${id}"><bpmn:incoming>${into}</bpmn:incoming></bpmn:endEvent>`;
}

function userTask(id: string, name: string, into: string, out: string): string {
  return `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><zeebe:userTask /><linli:assignment kind="role" role="handlers" /></bpmn:extensionElements><bpmn:incoming>${into}</bpmn:incoming><bpmn:outgoing>${out}</bpmn:outgoing></bpmn:userTask>`;
}

function flows(...all: readonly (readonly [string, string, string])[]): string {
  return all
    .map(([id, from, to]) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`)
    .join('\n    ');
}

function message(id: string, name: string, key?: string): string {
  const subscription = key === undefined ? '' : `<zeebe:subscription correlationKey="${key}" />`;
  return `<bpmn:message id="${id}" name="${name}"><bpmn:extensionElements>${subscription}</bpmn:extensionElements></bpmn:message>`;
}

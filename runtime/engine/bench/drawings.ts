/** What is raced: drawings that both engines read, so without extensions that only one knows, but for the task types. */
const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="file" targetNamespace="t">';

function file(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${HEAD}<bpmn:process id="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
}

function flows(...pairs: readonly (readonly [string, string, string?])[]): string {
  return pairs
    .map(([source, target, condition]) => {
      const rule = condition
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
        : '';
      return `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${rule}</bpmn:sequenceFlow>`;
    })
    .join('');
}

const service = (id: string) =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="work" /></bpmn:extensionElements></bpmn:serviceTask>`;
const user = (id: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>`;
const START = '<bpmn:startEvent id="s" />';
const END = '<bpmn:endEvent id="e" />';

export const serviceTasks = file(
  `${START}${['a', 'b', 'c', 'd', 'f'].map(service).join('')}${END}${flows(['s', 'a'], ['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'f'], ['f', 'e'])}`,
);

export const userTask = file(`${START}${user('a')}${END}${flows(['s', 'a'], ['a', 'e'])}`);

/** The peer's expressions know no comparison, so it is given the answer as a variable. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the peer's expression language
export const PEER_RULE = '${environment.variables.yes}';

/** An exclusive choice, then two branches side by side. `rule` is the condition in the engine's own language. */
export const gateways = (rule: string) =>
  file(
    `${START}<bpmn:exclusiveGateway id="x" default="x_c" />${service('a')}${service('c')}<bpmn:exclusiveGateway id="y" /><bpmn:parallelGateway id="f" />${service('b')}${service('d')}<bpmn:parallelGateway id="j" />${END}${flows(['s', 'x'], ['x', 'a', rule], ['x', 'c'], ['a', 'y'], ['c', 'y'], ['y', 'f'], ['f', 'b'], ['f', 'd'], ['b', 'j'], ['d', 'j'], ['j', 'e'])}`,
  );

const TEN = ['a', 'b', 'c', 'd', 'g', 'h', 'i', 'k', 'l', 'm'];

export const parallel = file(
  `${START}<bpmn:parallelGateway id="f" />${TEN.map(user).join('')}<bpmn:parallelGateway id="j" />${END}${flows(
    ['s', 'f'],
    ['j', 'e'],
    ...TEN.flatMap((id): [string, string][] => [
      ['f', id],
      [id, 'j'],
    ]),
  )}`,
);

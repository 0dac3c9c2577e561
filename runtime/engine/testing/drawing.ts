/** Small drawings for tests, without coordinates: elements as XML, flows as `a > b` with a condition after a colon. */
import { compileBpmn, type Graph } from '#runtime/bpmn';

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:linli="https://linli.dev/schema/bpmn/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

export function flows(...texts: readonly string[]): string {
  return texts
    .map((text) => {
      const [path = '', ...condition] = text.split(':');
      const [source = '', target = ''] = path.split('>').map((part) => part.trim());
      const rule = condition.join(':').trim();
      const inner = rule
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${escaped(rule)}</bpmn:conditionExpression>`
        : '';
      return `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`;
    })
    .join('');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** One element: type, id, extension elements, other children, attributes. */
export function el(type: string, id: string, extensions = '', inner = '', attributes = ''): string {
  const more = extensions ? `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>` : '';
  return `<bpmn:${type} id="${id}" name="${id}" ${attributes}>${more}${inner}</bpmn:${type}>`;
}

export const start = (id = 's') => el('startEvent', id);
export const end = (id = 'e', inner = '') => el('endEvent', id, '', inner);
export const user = (id: string, extensions = '', inner = '') =>
  el('userTask', id, `<zeebe:userTask />${extensions}`, inner);
export const service = (id: string, type = id, extensions = '', inner = '') =>
  el('serviceTask', id, `<zeebe:taskDefinition type="${type}" />${extensions}`, inner);
export const timer = (duration: string, kind = 'timeDuration') =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escaped(duration)}</bpmn:${kind}></bpmn:timerEventDefinition>`;
export const message = (id: string) => `<bpmn:messageEventDefinition messageRef="${id}" />`;
export const error = (id: string) => `<bpmn:errorEventDefinition errorRef="${id}" />`;
export const terminate = '<bpmn:terminateEventDefinition />';
export const boundary = (id: string, host: string, event: string, interrupting = true) =>
  el('boundaryEvent', id, '', event, `attachedToRef="${host}" cancelActivity="${interrupting}"`);
/** Runs over a list; `options` are attributes of `zeebe:loopCharacteristics`. */
export const loop = (options: string, sequential = false, completion = '') =>
  `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"><bpmn:extensionElements><zeebe:loopCharacteristics ${options} /></bpmn:extensionElements>${
    completion
      ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=${escaped(completion)}</bpmn:completionCondition>`
      : ''
  }</bpmn:multiInstanceLoopCharacteristics>`;
export const button = (action: string, more = '') =>
  `<linli:button action="${action}" label="${action}" ${more} />`;
export const buttons = (...items: readonly string[]) => `<linli:buttons>${items.join('')}</linli:buttons>`;

/** The file around a process; `roots` are messages, errors and the like. */
export function file(body: string, roots = '', processExtensions = ''): string {
  const more = processExtensions
    ? `<bpmn:extensionElements>${processExtensions}</bpmn:extensionElements>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${NAMESPACES} id="file" targetNamespace="t">${roots}
<bpmn:process id="p" name="p" isExecutable="true">${more}${body}</bpmn:process>
</bpmn:definitions>`;
}

/** Compiles a drawing that is meant to be right. */
export async function graphOf(body: string, roots = '', processExtensions = ''): Promise<Graph> {
  const { processes, findings } = await compileBpmn(file(body, roots, processExtensions));
  const errors = findings.filter((finding) => finding.severity === 'error');
  const [graph] = processes;
  if (!graph || errors.length > 0)
    throw new Error(`Expected a drawing without errors, but got ${JSON.stringify(errors)}.`);
  return graph;
}

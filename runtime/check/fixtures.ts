/** A small sound design, and for each rule the change that breaks it. Used by the tests; also a playground. */
import type { FormSchema } from '#runtime/form';
import type { DesignBody } from '#runtime/wire';
import type { CheckInfo } from './types.ts';

export interface Parts {
  /** Flow elements of the process. */
  readonly elements: string;
  readonly body: Partial<DesignBody>;
  readonly info: CheckInfo;
}

export function xmlOf(elements: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" name="报事" isExecutable="true">${elements}</bpmn:process></bpmn:definitions>`;
}

export const extensions = (inner: string) => `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;

export interface Step {
  readonly assignment?: string;
  readonly form?: string;
  readonly more?: string;
}

const HANDLER = '<linli:assignment kind="role" role="handler" />';

/** A user task with a handler and a form, unless told otherwise. */
export function step(id: string, name: string, about: Step = {}): string {
  const {
    assignment = HANDLER,
    form = '<linli:form key="report" otherwise="read"><linli:right field="result" access="edit" /></linli:form>',
    more = '',
  } = about;
  return `<bpmn:userTask id="${id}" name="${name}">${extensions(`<zeebe:userTask />${assignment}${form}${more}`)}</bpmn:userTask>`;
}

export function flow(id: string, source: string, target: string, condition?: string): string {
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`;
}

export const START = `<bpmn:startEvent id="start" name="报事">${extensions('<linli:form key="report"><linli:right field="result" access="hide" /></linli:form>')}</bpmn:startEvent>`;
export const END = '<bpmn:endEvent id="end" name="办结" />';

export const SOUND = [
  START,
  step('judge', '研判'),
  step('handle', '处置', {
    more: '<linli:deadline amount="=settings.handleDays" unit="working-day" remindAt="80%" /><linli:buttons><linli:button action="complete" label="办结" /><linli:button action="send-back" label="退回" target="judge" needsReason="true" /></linli:buttons>',
  }),
  '<bpmn:exclusiveGateway id="big" name="是否重大" default="f4" />',
  END,
  flow('f1', 'start', 'judge'),
  flow('f2', 'judge', 'big'),
  flow('f3', 'big', 'handle', '=people &gt; 3 and applicant.community != null'),
  flow('f4', 'big', 'end'),
  flow('f5', 'handle', 'end'),
].join('\n');

export const REPORT: FormSchema = {
  type: 'object',
  properties: {
    what: { type: 'string', title: '什么事', required: true, 'x-component': 'text' },
    people: { type: 'number', title: '涉及几人', 'x-component': 'number' },
    result: { type: 'string', title: '处置结果', required: true, 'x-component': 'long-text' },
  },
};

export const BODY: DesignBody = {
  page: {
    title: '随手报',
    summary: '发现身边的问题，拍下来告诉我们。',
    forWhom: '本街道居民',
    howLong: '5 个工作日',
    bring: [],
    minutes: 3,
    access: 'resident',
    prefix: 'SSB',
  },
  process: xmlOf(SOUND),
  forms: { report: REPORT },
  decisions: {},
  settingSpecs: [
    {
      key: 'handleDays',
      label: { zh: '处置时限', en: 'Days to handle' },
      explain: { zh: '受理后几个工作日内办结。', en: 'Working days from acceptance to the end.' },
      type: 'number',
      default: 5,
      source: 'local',
    },
  ],
  settings: { handleDays: 5 },
  roleSpecs: [],
  roles: { handler: { unit: 'street', role: 'handler' } },
  ratingAtEnd: true,
};

export const INFO: CheckInfo = {
  directory: {
    units: [{ id: 'street', name: '桂林街道', kind: 'street', validFrom: '2020-01-01' }],
    posts: [{ id: 'post-1', unit: 'street', name: '经办', role: 'handler', holders: ['zhang'] }],
    people: [
      { id: 'zhang', name: '张三', active: true },
      { id: 'gone', name: '李四', active: false },
    ],
  },
};

const elements = (text: string): Partial<Parts> => ({ elements: text });
const swapped = (from: string, to: string): Partial<Parts> => elements(SOUND.replace(from, to));

/** A step decided by a table, before the first one. */
export const DECIDED = `${SOUND.replace(flow('f1', 'start', 'judge'), flow('f1', 'start', 'decide') + flow('f0', 'decide', 'judge'))}<bpmn:businessRuleTask id="decide">${extensions('<zeebe:calledDecision decisionId="duty" resultVariable="duty" />')}</bpmn:businessRuleTask>`;

/** A table over one input expression. */
export const tableOf = (input: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="n"><decision id="duty" name="duty"><decisionTable>
  <input><inputExpression><text>${input}</text></inputExpression></input><output name="unit" />
  <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"street"</text></outputEntry></rule></decisionTable></decision></definitions>`;

/** By rule: what breaks it, and the element it must name. */
export const BROKEN: Readonly<Record<string, readonly (Partial<Parts> & { readonly at?: string })[]>> = {
  'service-page-incomplete': [
    { body: { page: { ...BODY.page, title: ' ' } } },
    { body: { page: { ...BODY.page, prefix: 'cs-1' } } },
  ],
  'no-start-event': [
    { ...elements([step('judge', '研判'), END, flow('f1', 'judge', 'end')].join('')), at: 'p' },
  ],
  'no-end-event': [
    { ...elements([START, step('judge', '研判'), flow('f1', 'start', 'judge')].join('')), at: 'p' },
  ],
  'unreachable-element': [
    { ...elements(`${SOUND}${step('lost', '多余')}${flow('f9', 'lost', 'end')}`), at: 'lost' },
  ],
  'no-way-to-end': [
    {
      ...swapped('sourceRef="handle" targetRef="end"', 'sourceRef="handle" targetRef="handle"'),
      at: 'handle',
    },
    { ...elements(SOUND.replace(flow('f5', 'handle', 'end'), '')), at: 'handle' },
  ],
  'nobody-to-handle': [
    {
      ...elements(SOUND.replace(step('judge', '研判'), step('judge', '研判', { assignment: '' }))),
      at: 'judge',
    },
  ],
  'role-unbound': [
    {
      body: {
        roleSpecs: [
          { key: 'police', label: { zh: '派出所', en: 'Police' }, explain: { zh: '到场', en: 'Comes' } },
        ],
      },
    },
  ],
  'handler-unknown': [
    { body: { roles: {} }, at: 'judge' },
    { body: { roles: { handler: { unit: 'street', role: 'nobody' } } }, at: 'judge' },
    { body: { roles: { handler: { unit: 'elsewhere', role: 'handler' } } }, at: 'judge' },
    {
      ...elements(
        SOUND.replace(
          step('judge', '研判'),
          step('judge', '研判', { assignment: '<linli:assignment kind="person" person="gone" />' }),
        ),
      ),
      at: 'judge',
    },
    {
      ...elements(
        SOUND.replace(
          step('judge', '研判'),
          step('judge', '研判', { assignment: '<linli:assignment kind="superior" />' }),
        ),
      ),
      at: 'judge',
    },
  ],
  'form-missing': [
    { ...elements(SOUND.replace(step('judge', '研判'), step('judge', '研判', { form: '' }))), at: 'judge' },
    {
      ...elements(
        SOUND.replace(step('judge', '研判'), step('judge', '研判', { form: '<linli:form key="none" />' })),
      ),
      at: 'judge',
    },
    { ...elements(SOUND.replace(START, '<bpmn:startEvent id="start" />')), at: 'start' },
  ],
  'name-unknown': [
    { ...swapped('people &gt; 3', 'persons &gt; 3'), at: 'f3' },
    { ...swapped('applicant.community', 'applicant.street'), at: 'f3' },
    { ...swapped(HANDLER, '<linli:assignment kind="field" field="=leader" />'), at: 'judge' },
    { ...elements(DECIDED), body: { decisions: { duty: tableOf('persons') } }, at: 'decide' },
  ],
  'required-not-editable': [
    {
      ...elements(SOUND.replaceAll('field="result" access="edit"', 'field="result" access="read"')),
      at: 'start',
    },
  ],
  'right-unknown-field': [
    { ...swapped('field="result" access="edit"', 'field="results" access="edit"'), at: 'judge' },
  ],
  'decision-missing': [{ ...elements(DECIDED), at: 'decide' }],
  'send-back-not-earlier': [{ ...swapped('target="judge"', 'target="handle"'), at: 'handle' }],
  'deadline-amount': [
    { ...swapped('amount="=settings.handleDays"', 'amount="five"'), at: 'handle' },
    { ...swapped('remindAt="80%"', 'remindAt="soon"'), at: 'handle' },
  ],
  'setting-unknown': [
    { ...elements(DECIDED), body: { decisions: { duty: tableOf('settings.limit') } }, at: 'decide' },
    { ...swapped('settings.handleDays', 'settings.days'), at: 'handle' },
    {
      body: {
        forms: {
          report: {
            ...REPORT,
            properties: {
              ...REPORT.properties,
              people: {
                type: 'number',
                title: '涉及几人',
                'x-component': 'number',
                'x-visible': '{{ settings.limit > 3 }}',
              },
            },
          },
        },
      },
      at: 'report#people',
    },
  ],
};

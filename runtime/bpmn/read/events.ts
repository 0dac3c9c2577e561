/** Event definitions: what an event throws or waits for. */
import type { EventSpec, MessageSpec, TimerSpec } from '../graph.ts';
import { isDuration, isInstant, parseRepeat } from '../time/repeat.ts';
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

const KINDS: Readonly<Record<string, EventSpec['kind']>> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:CompensateEventDefinition': 'compensation',
  'bpmn:CancelEventDefinition': 'cancel',
};

/** All definitions of an event, in place and by reference. */
export function readEvents(element: ModelElement, catching: boolean, reader: Reader): readonly EventSpec[] {
  return [...listOf(element, 'eventDefinitions'), ...listOf(element, 'eventDefinitionRef')].map(
    (definition) => readDefinition(element, definition, catching, reader),
  );
}

/** One event definition: what it throws or waits for. */
export function readDefinition(
  element: ModelElement,
  definition: ModelElement,
  catching: boolean,
  reader: Reader,
): EventSpec {
  const kind = KINDS[definition.$type] ?? 'none';
  switch (kind) {
    case 'timer': {
      const timer = readTimer(element, definition, reader);
      return timer ? { kind, timer } : { kind };
    }
    case 'message': {
      const message = readMessage(element, childOf(definition, 'messageRef'), catching, reader);
      return message ? { kind, message } : { kind };
    }
    case 'signal': {
      const signal = childOf(definition, 'signalRef');
      const name = reader.template(textOf(signal, 'name'), element);
      if (!name) missing(reader, element, 'signal-missing', '信号', 'signal');
      return name ? { kind, signal: name } : { kind };
    }
    case 'error':
    case 'escalation':
      return readCoded(element, definition, kind, reader);
    case 'conditional': {
      const condition = reader.expression(bodyOf(childOf(definition, 'condition')), element);
      if (!condition) missing(reader, element, 'condition-missing', '条件', 'condition');
      return condition ? { kind, condition } : { kind };
    }
    case 'link':
      return { kind, link: textOf(definition, 'name') ?? '' };
    case 'compensation': {
      const activity = childOf(definition, 'activityRef')?.id;
      const waits = flagOf(definition, 'waitForCompletion', true);
      return activity === undefined ? { kind, waits } : { kind, activity, waits };
    }
    default:
      return { kind };
  }
}

/** What is written down can be read at publishing; only what FEEL computes is read when it runs. */
const READABLE: Readonly<Record<TimerSpec['kind'], (text: string) => boolean>> = {
  date: isInstant,
  duration: isDuration,
  cycle: (text) => parseRepeat(text) !== undefined || isDuration(text),
};

function unreadable(reader: Reader, element: ModelElement, text: string) {
  reader.error(
    'timer-unreadable',
    element,
    { zh: `看不懂的时间「${text}」。`, en: `The time “${text}” cannot be read.` },
    {
      zh: '时刻写 2026-11-22T09:00:00+08:00，时长写 PT2H，循环写 R3/PT10M 或 cron（六段：秒 分 时 日 月 周）。',
      en: 'Write an instant as 2026-11-22T09:00:00+08:00, a duration as PT2H, a cycle as R3/PT10M or cron (six fields, seconds first).',
    },
  );
}

function readTimer(element: ModelElement, definition: ModelElement, reader: Reader): TimerSpec | undefined {
  for (const [property, kind] of [
    ['timeDate', 'date'],
    ['timeDuration', 'duration'],
    ['timeCycle', 'cycle'],
  ] as const) {
    const source = bodyOf(childOf(definition, property));
    const value = reader.template(source, element);
    if (source === undefined || !value) continue;
    if ('text' in value && !READABLE[kind](value.text)) unreadable(reader, element, value.text);
    return { kind, source, value };
  }
  missing(reader, element, 'timer-missing', '时间', 'time');
  return undefined;
}

/** A message reference; catch events need a correlation key unless they start a process. */
export function readMessage(
  element: ModelElement,
  message: ModelElement | undefined,
  catching: boolean,
  reader: Reader,
): MessageSpec | undefined {
  const name = reader.template(textOf(message, 'name'), element);
  if (!message || !name) {
    if (catching) missing(reader, element, 'message-missing', '消息', 'message');
    return undefined;
  }
  const key = reader.expression(
    textOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey'),
    element,
  );
  return key ? { name, key } : { name };
}

function readCoded(
  element: ModelElement,
  definition: ModelElement,
  kind: 'error' | 'escalation',
  reader: Reader,
): EventSpec {
  const reference = childOf(definition, kind === 'error' ? 'errorRef' : 'escalationRef');
  const code = reader.template(textOf(reference, kind === 'error' ? 'errorCode' : 'escalationCode'), element);
  const codeVariable = foreignOf(definition, `camunda:${kind}CodeVariable`);
  const messageVariable = foreignOf(definition, `camunda:${kind}MessageVariable`);
  return {
    kind,
    ...(code
      ? { code }
      : reference
        ? { code: { text: textOf(reference, 'name') ?? reference.id ?? '' } }
        : {}),
    ...(codeVariable === undefined ? {} : { codeVariable }),
    ...(messageVariable === undefined ? {} : { messageVariable }),
  };
}

function missing(reader: Reader, element: ModelElement, rule: string, zh: string, en: string) {
  reader.error(
    rule,
    element,
    { zh: `这个事件没有说明${zh}。`, en: `This event does not say which ${en}.` },
    { zh: `给这个事件填上${zh}。`, en: `Give the event its ${en}.` },
  );
}

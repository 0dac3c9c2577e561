import type { Announcement } from '../graph.ts';
import { readDefinition } from './events.ts';
import { bodyOf, childOf, listOf, type ModelElement, textOf } from './model.ts';
import type { Reader } from './reader.ts';

const THROWN: ReadonlySet<string> = new Set(['signal', 'escalation']);

/** `behavior` of a multi-instance: which event it throws when members are done. All, the usual one, throws none. */
export function readAnnouncements(
  loop: ModelElement,
  element: ModelElement,
  reader: Reader,
): readonly Announcement[] {
  const found = read(loop, element, reader);
  for (const { event } of found) {
    if (THROWN.has(event.kind)) continue;
    reader.error(
      'multi-instance-event',
      element,
      {
        zh: `多人办理不能抛出「${event.kind}」事件。`,
        en: `A multi-instance cannot throw a ${event.kind} event.`,
      },
      { zh: '改用信号或升级事件。', en: 'Use a signal or an escalation.' },
    );
  }
  return found;
}

function read(loop: ModelElement, element: ModelElement, reader: Reader): readonly Announcement[] {
  const event = (definition: ModelElement) => readDefinition(element, definition, false, reader);
  switch (textOf(loop, 'behavior')) {
    case 'None': {
      const thrown = childOf(loop, 'noneBehaviorEventRef');
      return thrown ? [{ when: 'each', event: event(thrown) }] : [];
    }
    case 'One': {
      const thrown = childOf(loop, 'oneBehaviorEventRef');
      return thrown ? [{ when: 'first', event: event(thrown) }] : [];
    }
    case 'Complex':
      return listOf(loop, 'complexBehaviorDefinition').flatMap((rule): Announcement[] => {
        const condition = reader.expression(bodyOf(childOf(rule, 'condition')), element);
        return listOf(childOf(rule, 'event'), 'eventDefinitions').map((thrown) => ({
          when: 'condition',
          event: event(thrown),
          ...(condition ? { condition } : {}),
        }));
      });
    default:
      return [];
  }
}

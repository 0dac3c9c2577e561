import ContextPadProvider from 'bpmn-js/lib/features/context-pad/ContextPadProvider';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { say } from '#runtime/ui';
import type { Element, Services, Shape } from './services.ts';
import { canvasWords } from './words.ts';

type Entries = ReturnType<ContextPadProvider['getContextPadEntries']>;
type Parts = Pick<Services, 'autoPlace' | 'elementFactory' | 'modeling'>;

/** Entries of bpmn-js that offer what the palette does not have. */
const NOT_OFFERED = ['append.append-task', 'append.gateway', 'append.end-event', 'append.intermediate-event'];

/** What stands beside a selected element: what may come next in our own few kinds, then change, connect, delete. */
export class LinliContextPad extends ContextPadProvider {
  static override $inject = ContextPadProvider.$inject;

  private parts(): Parts {
    const own = this as unknown as {
      _autoPlace: Parts['autoPlace'];
      _elementFactory: Parts['elementFactory'];
    };
    const { _modeling } = this as unknown as { _modeling: Parts['modeling'] };
    return { autoPlace: own._autoPlace, elementFactory: own._elementFactory, modeling: _modeling };
  }

  override getContextPadEntries(element: Element): Entries {
    const entries = super.getContextPadEntries(element) as Record<string, Entries[string]>;
    const canAppend = 'append.append-task' in entries;
    for (const name of NOT_OFFERED) delete entries[name];
    return { ...(canAppend && this.appendEntries()), ...this.timerEntry(element), ...entries };
  }

  private appendEntries(): Entries {
    const word = say(canvasWords);
    const { autoPlace, elementFactory } = this.parts();
    const entry = (what: string, icon: string, type: string) => ({
      group: 'model',
      className: `bpmn-icon-${icon}`,
      title: word('append', { what }),
      action: {
        click: (_event: Event, element: Element) =>
          void autoPlace.append(element as Shape, elementFactory.createShape({ type }), {}),
      },
    });
    return {
      'append.step': entry(word('step'), 'user-task', 'bpmn:UserTask'),
      'append.decision': entry(word('decision'), 'gateway-xor', 'bpmn:ExclusiveGateway'),
      'append.parallel': entry(word('parallel'), 'gateway-parallel', 'bpmn:ParallelGateway'),
      'append.end': entry(word('end'), 'end-event-none', 'bpmn:EndEvent'),
    } as unknown as Entries;
  }

  private timerEntry(element: Element): Entries {
    if (!is(element, 'bpmn:Activity')) return {} as Entries;
    const { modeling, elementFactory } = this.parts();
    const attach = (_event: Event, target: Element) =>
      addTimer({ modeling, elementFactory }, target as Shape);
    return {
      'attach.timer': {
        group: 'model',
        className: 'bpmn-icon-intermediate-event-catch-timer',
        title: say(canvasWords)('addTimer'),
        action: { click: attach },
      },
    } as unknown as Entries;
  }
}

/** Puts a time-out on the lower edge of a step, beside those that are there. */
export function addTimer(
  { modeling, elementFactory }: Pick<Services, 'modeling' | 'elementFactory'>,
  host: Shape,
): Shape {
  const timer = elementFactory.createShape({
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:TimerEventDefinition',
  });
  const there = (host.attachers ?? []).length;
  const position = { x: host.x + host.width - 24 - there * 44, y: host.y + host.height };
  return modeling.createShape(timer, position, host, { attach: true } as never) as unknown as Shape;
}

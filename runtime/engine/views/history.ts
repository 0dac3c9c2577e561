import type { Graph } from '#runtime/bpmn';
import type { Audience } from '#runtime/model';
import type { Value } from '#runtime/values';
import type { EventType } from '../core/events.ts';
import type { CaseEvent, Effect, TimelineEntry } from '../types.ts';

const EFFECTS: Readonly<Partial<Record<EventType, Effect['kind']>>> = {
  'message-published': 'publish-message',
  'signal-thrown': 'broadcast-signal',
  'reminder-sent': 'notify',
  'child-started': 'start-child',
  'child-cancelled': 'cancel-child',
  'parent-told': 'tell-parent',
};

/** What leaves the case because of these events. */
export function effectsOf(events: readonly CaseEvent[]): readonly Effect[] {
  return events.flatMap(({ seq, type, data }) => {
    const kind = EFFECTS[type as EventType];
    return kind ? [{ key: `${textAt(data, 'case')}#${seq}`, kind, data }] : [];
  });
}

/** Which events stand on the time line, and who may see the line. */
const LINES: Readonly<Partial<Record<EventType, Audience>>> = {
  'case-started': 'applicant',
  'case-completed': 'applicant',
  'case-terminated': 'applicant',
  'case-cancelled': 'applicant',
  'case-withdrawn': 'applicant',
  'case-declined': 'applicant',
  'task-claimed': 'handlers',
  'task-returned': 'handlers',
  'task-handed-over': 'handlers',
  'task-completed': 'applicant',
  'task-skipped': 'handlers',
  'task-sent-back': 'handlers',
  'supplement-asked': 'applicant',
  'supplement-answered': 'applicant',
  'reminder-sent': 'handlers',
  'child-started': 'handlers',
  'child-ended': 'handlers',
  'compensation-thrown': 'handlers',
  'incident-raised': 'handlers',
  'incident-resolved': 'handlers',
  'error-thrown': 'handlers',
  'message-correlated': 'handlers',
  'timer-fired': 'handlers',
  'job-completed': 'handlers',
  'variables-set': 'handlers',
};

/** The time line of a case: what people and machines did, oldest first. Opened tasks are lines too. */
export function timelineOf(graph: Graph, events: readonly CaseEvent[]): readonly TimelineEntry[] {
  return events.flatMap((event) => {
    const opened = event.type === 'element-activated' && event.data.task !== undefined;
    const audience = opened ? 'handlers' : LINES[event.type as EventType];
    if (!audience) return [];
    const element = textAt(event.data, 'el');
    const name = element === '' ? '' : (graph.elements.get(element)?.name ?? '');
    const { reason } = event.by;
    return [
      {
        seq: event.seq,
        at: event.by.at,
        actor: event.by.actor,
        kind: opened ? 'task-opened' : event.type,
        ...(element === '' ? {} : { element }),
        ...(name === '' ? {} : { name }),
        ...(reason === undefined ? {} : { reason }),
        audience,
      },
    ];
  });
}

function textAt(data: Readonly<Record<string, Value>>, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}

import type { Draft } from '../core/draft.ts';
import type { EventData, EventType } from '../core/events.ts';
import { ROOT } from '../core/shape.ts';
import { weigh } from '../core/variables.ts';
import type { CaseStatus } from '../types.ts';
import type { Applier } from './types.ts';

export const caseStarted: Applier<'case-started'> = (draft, data) => {
  const { core } = draft;
  core.next = ROOT + 1;
  core.weight += weigh(data.variables);
  core.seen = new Array(Math.ceil(data.tasks / 30)).fill(0);
  draft.add({
    id: ROOT,
    el: data.process,
    scope: 0,
    via: undefined,
    stage: 'active',
    kids: 0,
    vars: data.variables,
    waits: data.waits,
    result: undefined,
    task: undefined,
    loop: undefined,
    member: undefined,
    incident: undefined,
    deadline: data.deadline,
    at: undefined,
    done: undefined,
    todo: undefined,
    undo: undefined,
    back: undefined,
  });
  for (const wait of data.waits) core.next = Math.max(core.next, wait.id + 1);
};

/** Every end of a case: nothing runs any more, its variables stay. */
function ends<T extends EventType>(
  status: CaseStatus,
  more?: (draft: Draft, data: EventData[T]) => void,
): Applier<T> {
  return (draft, data, event) => {
    draft.head.status = status;
    draft.head.endedAt = event.by.at;
    const others = draft.instances
      .filter((instance) => instance.scope === ROOT)
      .map((instance) => instance.id);
    if (others.length > 0) draft.remove(others);
    const root = draft.own(ROOT);
    root.waits = [];
    root.incident = undefined;
    draft.core.joins = [];
    more?.(draft, data);
  };
}

export const caseCompleted = ends<'case-completed'>('completed');
export const caseTerminated = ends<'case-terminated'>('terminated');
export const caseCancelled = ends<'case-cancelled'>('cancelled');
export const caseWithdrawn = ends<'case-withdrawn'>('withdrawn');
export const caseDeclined = ends<'case-declined'>('declined', (draft, data) => {
  draft.core.remedies = data.remedies;
});

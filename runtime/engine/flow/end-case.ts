import type { EventData } from '../core/events.ts';
import { ROOT } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import type { ChildOutcome } from '../types.ts';
import { cancelChildren, tellParent } from './children.ts';

type End = 'case-completed' | 'case-terminated' | 'case-cancelled' | 'case-withdrawn' | 'case-declined';

/** Every end of a case: nothing moves any more, the cases it called end with it, and whoever called it is told. */
export function endCase<T extends End>(work: Work, type: T, data: EventData[T], outcome?: ChildOutcome) {
  work.queue.length = work.head;
  work.later.length = 0;
  cancelChildren(work, work.draft.instances);
  work.emit(type, data);
  const { status } = work.draft.head;
  const done = status === 'completed' || status === 'terminated';
  const variables = work.get(ROOT).vars;
  tellParent(work, outcome ?? (done ? { kind: 'completed', variables } : { kind: 'ended', status }));
}

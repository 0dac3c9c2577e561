import {
  afterDuration,
  afterEvery,
  firstOf,
  type Node,
  parseInstant,
  parseRepeat,
  type TimerSpec,
} from '#runtime/bpmn';
import type { Instant } from '#runtime/model';
import type { Variables } from '#runtime/values';
import { evaluateText } from '../core/evaluate.ts';
import type { Wait } from '../core/shape.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import type { NewWait } from '../flow/numbered.ts';

/** A timer that begins to run now. */
export function timerWait(
  work: Work,
  node: Node,
  timer: TimerSpec,
  scope: number,
  locals: Variables | undefined,
): NewWait {
  const text = evaluateText(work, timer.value, scope, 'a time', locals);
  const { zone } = work.context;
  const base = { kind: 'timer', el: node.id } as const;
  if (timer.kind === 'date') return { ...base, due: must(parseInstant(text, zone), text) };
  if (timer.kind === 'duration') return { ...base, due: must(afterDuration(work.now, text, zone), text) };
  const cycle = parseRepeat(text);
  if (!cycle) return { ...base, due: must(afterDuration(work.now, text, zone), text), every: text };
  const until = cycle.until === undefined ? undefined : parseInstant(cycle.until, zone);
  return {
    ...base,
    due: must(firstOf(cycle, work.now, zone), text),
    every: cycle.every,
    ...(cycle.times === undefined ? {} : { left: cycle.times }),
    ...(until === undefined ? {} : { until }),
  };
}

/** When a repeating timer fires after this time; nothing where it was the last. */
export function nextFiring(
  work: Work,
  wait: Wait,
): { readonly due: Instant; readonly left?: number } | undefined {
  if (wait.every === undefined || (wait.left !== undefined && wait.left <= 1)) return undefined;
  const due = afterEvery(wait.due ?? work.now, wait.every, work.context.zone);
  if (due === undefined || (wait.until !== undefined && due > wait.until)) return undefined;
  return wait.left === undefined ? { due } : { due, left: wait.left - 1 };
}

function must(instant: Instant | undefined, text: string): Instant {
  if (instant !== undefined) return instant;
  throw new Stuck('time-invalid', `Expected a time (ISO 8601 or cron), but got “${text}”.`);
}

import type { DeadlineSpec } from '#runtime/bpmn';
import { addTime, parseShare, remindInstant, workingDaysBetween } from '#runtime/calendar';
import type { Instant } from '#runtime/model';
import { dayOf, type Variables } from '#runtime/values';
import { describe, evaluateTemplate, numberOf } from '../core/evaluate.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import type { NewWait } from '../flow/numbered.ts';
import type { DeadlineView } from '../types.ts';

const LONGEST_DAYS = 3_660;
const MOST = {
  minute: LONGEST_DAYS * 1_440,
  hour: LONGEST_DAYS * 24,
  'calendar-day': LONGEST_DAYS,
  'working-day': LONGEST_DAYS,
};

/** A deadline that begins to run now. Absent where its amount is nothing: then there is none. */
export function startDeadline(
  work: Work,
  spec: DeadlineSpec,
  scope: number,
  locals?: Variables,
): DeadlineView | undefined {
  const value = evaluateTemplate(work, spec.amount, scope, locals);
  if (value === null) return undefined;
  const amount = numberOf(value);
  if (amount === undefined || !(amount >= 0 && amount <= MOST[spec.unit])) {
    throw new Stuck(
      'deadline-invalid',
      `Expected an amount of time for the deadline, but got ${amount ?? describe(value)}.`,
    );
  }
  const { calendar } = work.context;
  const { due, notCovered } = addTime(calendar, work.now, amount, spec.unit);
  const remindAt = reminderOf(work, spec, scope, due, locals);
  return {
    due,
    unit: spec.unit,
    amount,
    calendar: calendar.id,
    calendarVersion: calendar.version,
    zone: calendar.zone,
    notCovered,
    ...(remindAt === undefined ? {} : { remindAt }),
    log: [{ act: 'start', at: work.now, cause: 'task-opened', by: work.by.actor.id, due }],
  };
}

/** The reminder that goes with a deadline, as a waiting place of `el`. */
export function reminderWaits(el: string, deadline: DeadlineView | undefined): readonly NewWait[] {
  return deadline?.remindAt === undefined ? [] : [{ kind: 'reminder', el, due: deadline.remindAt }];
}

function reminderOf(
  work: Work,
  spec: DeadlineSpec,
  scope: number,
  due: Instant,
  locals: Variables | undefined,
): Instant | undefined {
  if (!spec.remindAt) return undefined;
  const value = evaluateTemplate(work, spec.remindAt, scope, locals);
  // FEEL gives a number of percent; a text says itself what it is.
  const share = typeof value === 'string' ? parseShare(value) : (numberOf(value) ?? Number.NaN) / 100;
  if (share === undefined || !(share >= 0 && share <= 1)) return undefined;
  return remindInstant(work.context.calendar, work.now, due, share, spec.unit);
}

/** The clock stands still: for a listed cause, with who stopped it. */
export function pauseDeadline(work: Work, deadline: DeadlineView, cause: string): DeadlineView {
  return {
    ...deadline,
    pausedSince: work.now,
    log: [...deadline.log, { act: 'pause', at: work.now, cause, by: work.by.actor.id, due: deadline.due }],
  };
}

/** The clock goes on; the time it stood still is given back, in the unit of the deadline. */
export function resumeDeadline(work: Work, deadline: DeadlineView, cause: string): DeadlineView {
  const { pausedSince, ...rest } = deadline;
  if (pausedSince === undefined) return deadline;
  const shifted = (instant: Instant) => later(work, instant, pausedSince, deadline.unit);
  const { due, notCovered } = shifted(deadline.due);
  const remindAt =
    deadline.remindAt === undefined ? undefined : Math.min(shifted(deadline.remindAt).due, due);
  return {
    ...rest,
    due,
    notCovered: deadline.notCovered || notCovered,
    ...(remindAt === undefined ? {} : { remindAt }),
    log: [...deadline.log, { act: 'resume', at: work.now, cause, by: work.by.actor.id, due }],
  };
}

function later(work: Work, instant: Instant, since: Instant, unit: DeadlineView['unit']) {
  const { calendar } = work.context;
  if (unit === 'minute' || unit === 'hour') return { due: instant + (work.now - since), notCovered: false };
  const days = daysBetween(work, since, unit);
  return days === 0 ? { due: instant, notCovered: false } : addTime(calendar, instant, days, unit);
}

/** Whole days of the unit that have passed since then. */
function daysBetween(work: Work, since: Instant, unit: 'calendar-day' | 'working-day'): number {
  const { calendar } = work.context;
  const today = dayOf(work.now, calendar.zone);
  if (unit === 'calendar-day') {
    return Math.round((Date.parse(today) - Date.parse(dayOf(since, calendar.zone))) / 86_400_000);
  }
  return workingDaysBetween(calendar, since, work.now);
}

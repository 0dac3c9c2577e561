import type { Instant } from '#runtime/model';
import { dayOf, instantOf } from '#runtime/values';
import {
  closeOf,
  DAY_MS,
  type DayNumber,
  dayNumber,
  dayText,
  isWorkingDayNumber,
  nextWorkingDay,
  yearOf,
} from './days.ts';
import type { Calendar, Due, TimeUnit } from './types.ts';

/** Days of the longest deadline; more is a slip of the pen. */
export const MAX_DAYS = 3_660;

/**
 * When something is due that was given `amount` of `unit` at `from`.
 *
 * - `minute`, `hour`: plain elapsed time, from the moment on (Civil Code Art 201: hours count from the start).
 * - `working-day`: the first day is not counted; due when the office closes on the last working day.
 * - `calendar-day`: the first day is not counted; due at the end of the last day, which moves to the next working day
 *   where it is a day off (Civil Code Arts 201, 203).
 *
 * An amount of 0 days is due on the day itself (or the next working day). Parts of a day count as a whole one.
 * Throws where the amount is negative, no number, or more than ten years: the caller checks what people typed.
 */
export function addTime(calendar: Calendar, from: Instant, amount: number, unit: TimeUnit): Due {
  const most = unit === 'minute' ? MAX_DAYS * 1_440 : unit === 'hour' ? MAX_DAYS * 24 : MAX_DAYS;
  if (!(amount >= 0 && amount <= most)) {
    throw new Error(`Expected an amount from 0 to ${most} of unit ${unit}, but got ${amount}.`);
  }
  if (unit === 'minute') return { due: from + Math.round(amount * 60_000), notCovered: false };
  if (unit === 'hour') return { due: from + Math.round(amount * 3_600_000), notCovered: false };
  const start = dayNumber(dayOf(from, calendar.zone));
  const days = Math.ceil(amount);
  return unit === 'working-day' ? workingDue(calendar, start, days) : calendarDue(calendar, start, days);
}

function workingDue(calendar: Calendar, start: DayNumber, days: number): Due {
  let day = start;
  for (let counted = 0; counted < days; counted += 1) day = nextWorkingDay(calendar, day + 1);
  day = nextWorkingDay(calendar, day);
  return {
    due: instantOf(dayText(day), closeOf(calendar), calendar.zone),
    notCovered: uncovered(calendar, days === 0 ? start : start + 1, day),
  };
}

function calendarDue(calendar: Calendar, start: DayNumber, days: number): Due {
  const last = start + days;
  const day = nextWorkingDay(calendar, last);
  return {
    due: instantOf(dayText(day), DAY_MS - 1_000, calendar.zone),
    notCovered: uncovered(calendar, last, day),
  };
}

/** Does any day of these fall in a year whose holidays are not known? */
function uncovered(calendar: Calendar, first: DayNumber, last: DayNumber): boolean {
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (!calendar.years.includes(year)) return true;
  }
  return false;
}

/** Working days after `from`'s day up to and with `to`'s day; negative where `to` lies before. */
export function workingDaysBetween(calendar: Calendar, from: Instant, to: Instant): number {
  const a = dayNumber(dayOf(from, calendar.zone));
  const b = dayNumber(dayOf(to, calendar.zone));
  const [low, high] = a <= b ? [a, b] : [b, a];
  let count = 0;
  for (let day = low + 1; day <= high; day += 1) if (isWorkingDayNumber(calendar, day)) count += 1;
  return a <= b ? count : -count;
}

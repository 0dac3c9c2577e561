import type { Instant } from '#runtime/model';
import { dayOf, instantOf } from '#runtime/values';
import { DAY_MS, type DayNumber, dayNumber, dayText, isWorkingDayNumber } from './days.ts';
import type { Calendar, TimeUnit } from './types.ts';

/** Reads `80%` (or `0.8`) as a share from 0 to 1; undefined where it is none. */
export function parseShare(text: string): number | undefined {
  const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*(%?)\s*$/.exec(text);
  if (!match) return undefined;
  const share = Number(match[1]) / (match[2] ? 100 : 1);
  return share >= 0 && share <= 1 ? share : undefined;
}

/**
 * When `share` (0 to 1) of the time from `from` to `due` is over. For working days only office hours are time: a
 * reminder never falls on a day off or in the night. Between the two instants always.
 */
export function remindInstant(
  calendar: Calendar,
  from: Instant,
  due: Instant,
  share: number,
  unit: TimeUnit,
): Instant {
  if (due <= from) return due;
  if (unit !== 'working-day') return from + Math.round((due - from) * share);
  const spans = officeSpans(calendar, from, due);
  const total = spans.reduce((sum, [start, end]) => sum + end - start, 0);
  if (total === 0) return from + Math.round((due - from) * share);
  let left = Math.round(total * share);
  for (const [start, end] of spans) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return due;
}

/** Office hours between two instants, in order. */
function officeSpans(calendar: Calendar, from: Instant, to: Instant): (readonly [Instant, Instant])[] {
  const hours = calendar.hours.length > 0 ? calendar.hours : ([[0, 1_440]] as const);
  const spans: (readonly [Instant, Instant])[] = [];
  const last: DayNumber = dayNumber(dayOf(to, calendar.zone));
  for (let day = dayNumber(dayOf(from, calendar.zone)); day <= last; day += 1) {
    if (!isWorkingDayNumber(calendar, day)) continue;
    for (const [opens, closes] of hours) {
      const start = Math.max(from, at(calendar, day, opens));
      const end = Math.min(to, at(calendar, day, closes));
      if (start < end) spans.push([start, end]);
    }
  }
  return spans;
}

function at(calendar: Calendar, day: DayNumber, minute: number): Instant {
  return instantOf(dayText(day), Math.min(minute * 60_000, DAY_MS - 1), calendar.zone);
}

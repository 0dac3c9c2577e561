import type { Calendar } from './types.ts';

/** Days since 1970-01-01: counting is done on these, text stands only at the edges. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

export function dayNumber(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export function dayText(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** What differs from the weekly rule, by day number; made once for each calendar snapshot. */
const exceptions = new WeakMap<Calendar, ReadonlyMap<DayNumber, boolean>>();

/** Is it a working day: as listed, else Monday to Friday? */
export function isWorkingDayNumber(calendar: Calendar, day: DayNumber): boolean {
  let listed = exceptions.get(calendar);
  if (!listed) {
    listed = new Map(Object.entries(calendar.days).map(([text, { work }]) => [dayNumber(text), work]));
    exceptions.set(calendar, listed);
  }
  // 1970-01-01 was a Thursday; 0 is Monday.
  return listed.get(day) ?? (((day + 3) % 7) + 7) % 7 < 5;
}

/** Is `2026-11-22` a working day of the street? */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  return isWorkingDayNumber(calendar, dayNumber(day));
}

/** Milliseconds of the day at which the office closes; the end of the day where no hours are set. */
export function closeOf(calendar: Calendar): number {
  const last = calendar.hours.at(-1);
  return last ? last[1] * 60_000 : DAY_MS - 1_000;
}

export function nextWorkingDay(calendar: Calendar, from: DayNumber): DayNumber {
  let day = from;
  // A calendar without any working day would never end; a year and a bit is longer than any holiday.
  for (let i = 0; i < 400 && !isWorkingDayNumber(calendar, day); i += 1) day += 1;
  return day;
}

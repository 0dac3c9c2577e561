/**
 * The first holiday table of a street, from chinese-days (2004 to 2026). Data of another package, so it stands in an
 * entry of its own: only the server reads it, the browser apps never carry it.
 */
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type Calendar, parseHolidayFile } from '#runtime/calendar';

const all = parseHolidayFile(JSON.stringify(table));

/** Years whose holidays are known. 2027 is none of them: the calendar warns. */
export const SEED_YEARS: readonly number[] = all.years;

/** 09:00–12:00 and 13:30–17:30, as most street offices have it; editable. */
const OFFICE_HOURS = [
  [540, 720],
  [810, 1050],
] as const;

/**
 * A calendar with the holidays and make-up working days of those years, as far as they are known.
 *
 * @param years asked for; those not known are left out, and the calendar says so
 */
export function seedCalendar(
  years: readonly number[] = SEED_YEARS,
  about: Partial<Pick<Calendar, 'id' | 'zone' | 'hours'>> = {},
): Calendar {
  const known = all.years.filter((year) => years.includes(year));
  const days = Object.entries(all.days).filter(([day]) => known.includes(Number(day.slice(0, 4))));
  return {
    id: about.id ?? 'street',
    version: 1,
    zone: about.zone ?? 'Asia/Shanghai',
    days: Object.fromEntries(days),
    years: known,
    hours: about.hours ?? OFFICE_HOURS,
  };
}

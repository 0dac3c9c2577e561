import type { Instant, Text } from '#runtime/model';
import { dayOf } from '#runtime/values';
import { dayNumber } from './days.ts';
import type { Calendar } from './types.ts';

/** Days before the first day that is not covered from which on the calendar warns. */
export const WARN_DAYS = 60;

/**
 * Says that the holidays of a coming year are missing, from 60 days ahead. The State Council announces them in
 * October or November of the year before; until they are entered, deadlines there are only presumed.
 */
export function calendarWarning(calendar: Calendar, now: Instant): Text | undefined {
  const today = dayOf(now, calendar.zone);
  let year = Number(today.slice(0, 4));
  if (!calendar.years.includes(year)) return text(year, true);
  while (calendar.years.includes(year)) year += 1;
  const ahead = dayNumber(`${year}-01-01`) - dayNumber(today);
  return ahead <= WARN_DAYS ? text(year, false) : undefined;
}

/** The words beside a deadline that falls in a year whose holidays are not known. */
export function notCoveredText(year: number): Text {
  return {
    zh: `${year} 年的节假日还没有录入，这个日期可能会变。`,
    en: `The holidays of ${year} are not entered yet, so this date may change.`,
  };
}

function text(year: number, already: boolean): Text {
  return already
    ? {
        zh: `工作日历缺少今年（${year} 年）的节假日，期限可能算错。请在“工作日历”中导入或录入。`,
        en: `The calendar lacks this year's holidays (${year}), so deadlines may be wrong. Import or enter them under "Calendar".`,
      }
    : {
        zh: `工作日历还没有 ${year} 年的节假日。请在国务院公布后导入或录入，否则跨年的期限可能算错。`,
        en: `The calendar has no holidays for ${year} yet. Import or enter them once they are announced, or deadlines beyond the year may be wrong.`,
      };
}

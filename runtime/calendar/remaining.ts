import type { Instant, Text } from '#runtime/model';
import { dayOf } from '#runtime/values';
import { workingDaysBetween } from './add.ts';
import { dayNumber } from './days.ts';
import type { Calendar, TimeUnit } from './types.ts';

/** How much time is left, or by how much it is over, in the words of the unit it was given in. */
export interface Remaining {
  readonly late: boolean;
  /** Whole days, hours or minutes, by `unit`; 0 days is today. */
  readonly amount: number;
  readonly unit: TimeUnit;
  readonly text: Text;
}

/** "还剩 2 个工作日", "今天到期", "已超期 3 小时". */
export function remaining(calendar: Calendar, now: Instant, due: Instant, unit: TimeUnit): Remaining {
  const late = now > due;
  if (unit === 'working-day' || unit === 'calendar-day') {
    const days =
      unit === 'working-day'
        ? workingDaysBetween(calendar, now, due)
        : dayNumber(dayOf(due, calendar.zone)) - dayNumber(dayOf(now, calendar.zone));
    const amount = Math.abs(days);
    return { late, amount, unit, text: daysText(late, amount, unit) };
  }
  const minutes = Math.floor(Math.abs(due - now) / 60_000);
  const amount = unit === 'hour' ? Math.floor(minutes / 60) : minutes;
  return { late, amount, unit, text: minutesText(late, minutes) };
}

function daysText(late: boolean, amount: number, unit: TimeUnit): Text {
  if (amount === 0) {
    return late ? { zh: '今天已超期', en: 'Overdue since today' } : { zh: '今天到期', en: 'Due today' };
  }
  const [zh, en] = unit === 'working-day' ? ['个工作日', 'working day'] : ['天', 'day'];
  return worded(late, `${amount} ${zh}`, `${amount} ${en}${amount === 1 ? '' : 's'}`);
}

function minutesText(late: boolean, minutes: number): Text {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return worded(late, `${rest} 分钟`, `${rest} min`);
  const days = Math.floor(hours / 24);
  if (days > 0) return worded(late, `${days} 天 ${hours % 24} 小时`, `${days} d ${hours % 24} h`);
  return worded(
    late,
    `${hours} 小时${rest > 0 ? ` ${rest} 分钟` : ''}`,
    `${hours} h${rest > 0 ? ` ${rest} min` : ''}`,
  );
}

function worded(late: boolean, zh: string, en: string): Text {
  return late ? { zh: `已超期 ${zh}`, en: `${en} overdue` } : { zh: `还剩 ${zh}`, en: `${en} left` };
}

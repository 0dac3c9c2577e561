import { isoWeek, weekday } from './days.ts';
import { add, multiply } from './decimals.ts';
import { FeelRange } from './range.ts';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.ts';

/** What stands behind a dot after a date, time, duration or range; undefined where there is nothing of that name. */
export function property(value: unknown, name: string): unknown {
  if (value instanceof FeelDate) return ofDate(value, name);
  if (value instanceof FeelTime) return ofTime(value, name, value.offset);
  if (value instanceof FeelDateTime) {
    const found = ofDate(value.date, name);
    return found === undefined ? ofTime(value.time, name, value.offset) : found;
  }
  if (value instanceof DaysDuration) return ofDays(value, name);
  if (value instanceof MonthsDuration) {
    if (name === 'years') return Math.trunc(value.months / 12) + 0;
    return name === 'months' ? (value.months % 12) + 0 : undefined;
  }
  return value instanceof FeelRange ? ofRange(value, name) : undefined;
}

function ofDate(value: FeelDate, name: string): unknown {
  switch (name) {
    case 'year':
      return value.civil.year;
    case 'month':
      return value.civil.month;
    case 'day':
      return value.civil.day;
    case 'weekday':
      return weekday(value.day);
    case 'week':
      return isoWeek(value.day);
    default:
      return undefined;
  }
}

function ofTime(value: FeelTime, name: string, offset: number | null): unknown {
  switch (name) {
    case 'hour':
      return Math.floor(value.second / 3600);
    case 'minute':
      return Math.floor(value.second / 60) % 60;
    case 'second':
      return value.nano === 0 ? value.second % 60 : add(value.second % 60, multiply(value.nano, 1e-9));
    case 'time offset':
      return offset === null ? null : new DaysDuration(offset, 0);
    case 'timezone':
      return value.place.zone;
    default:
      return undefined;
  }
}

function ofDays(value: DaysDuration, name: string): unknown {
  const { days, hours, minutes, seconds, nanos } = value.parts;
  switch (name) {
    case 'days':
      return days + 0;
    case 'hours':
      return hours + 0;
    case 'minutes':
      return minutes + 0;
    case 'seconds':
      return nanos === 0 ? seconds + 0 : add(seconds, multiply(nanos, 1e-9));
    default:
      return undefined;
  }
}

function ofRange(value: FeelRange, name: string): unknown {
  switch (name) {
    case 'start':
      return value.start;
    case 'end':
      return value.end;
    case 'start included':
      return value.withStart;
    case 'end included':
      return value.withEnd;
    default:
      return undefined;
  }
}

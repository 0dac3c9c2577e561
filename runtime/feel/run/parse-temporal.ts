import { dayNumber, daysInMonth, MAX_YEAR } from './days.ts';
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  NOWHERE,
  type Place,
} from './temporal.ts';
import { isZone } from './zones.ts';

export type Temporal = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration;

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z0-9_+\-/]{1,64})?$/;
const MONTHS = /^(-?)P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/;
const DAYS = /^(-?)P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

export function makeDate(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > MAX_YEAR) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return new FeelDate(dayNumber(year, month, day));
}

export function parseDate(text: string): FeelDate | null {
  const found = DATE.exec(text);
  if (!found) return null;
  return makeDate(Number(`${found[1]}${found[2]}`), Number(found[3]), Number(found[4]));
}

export function makeTime(
  hour: number,
  minute: number,
  second: number,
  nano: number,
  place: Place,
): FeelTime | null {
  if (![hour, minute, second].every(Number.isInteger)) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return new FeelTime(hour * 3600 + minute * 60 + second, nano, place);
}

export function parseTime(text: string): FeelTime | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const place = parsePlace(found[5]);
  if (!place) return null;
  return makeTime(Number(found[1]), Number(found[2]), Number(found[3]), nanoOf(found[4]), place);
}

const nanoOf = (digits: string | undefined): number => Number((digits ?? '').slice(0, 9).padEnd(9, '0'));

function parsePlace(text: string | undefined): Place | null {
  if (text === undefined) return NOWHERE;
  if (text === 'Z' || text === 'z') return { offset: 0, zone: null };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { offset: null, zone: text.slice(1) } : null;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  const size = hours * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || size > MAX_OFFSET) return null;
  return { offset: text.startsWith('-') ? -size : size, zone: null };
}

/** No clock on earth is further from Greenwich; as XML Schema has it, and Java up to 18 hours. */
const MAX_OFFSET = 18 * 3600;

export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  const time = at < 0 ? new FeelTime(0, 0, NOWHERE) : parseTime(text.slice(at + 1));
  return date && time && new FeelDateTime(date, time);
}

export function parseDuration(text: string): DaysDuration | MonthsDuration | null {
  const months = MONTHS.exec(text);
  if (months) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return Number.isSafeInteger(count) ? new MonthsDuration(months[1] ? -count : count) : null;
  }
  const days = DAYS.exec(text);
  if (!days) return null;
  const [d, h, m, s] = [days[2], days[3], days[4], days[5]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const second = d * 86_400 + h * 3600 + m * 60 + s;
  if (!Number.isSafeInteger(second)) return null;
  const duration = new DaysDuration(second, nanoOf(days[6]));
  return days[1] ? duration.negated() : duration;
}

/** Whatever the text is: `@"…"`. */
export function parseTemporal(text: string): Temporal | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (text.includes('T') && /^-?\d+-/.test(text)) return parseDateTime(text);
  return /^\d\d:/.test(text) ? parseTime(text) : parseDate(text);
}

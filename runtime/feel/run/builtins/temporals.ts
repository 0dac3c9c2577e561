import { wallClock } from '#runtime/values';
import { monthsBetween } from '../arithmetic.ts';
import { run } from '../budget.ts';
import { dayNumber, daysInMonth, isoWeek, weekday } from '../days.ts';
import { subtract } from '../decimals.ts';
import { double, type Num } from '../number.ts';
import { makeDate, makeTime, parseDate, parseDateTime, parseDuration, parseTime } from '../parse-temporal.ts';
import { round } from '../rounding.ts';
import { type DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, NOWHERE } from '../temporal.ts';
import { isZone } from '../zones.ts';
import { form, type Library } from './define.ts';

type Day = FeelDate | FeelDateTime;

const dayOf = (value: Day): FeelDate => (value instanceof FeelDateTime ? value.date : value);
const UTC = { offset: 0, zone: null };
const read = <T>(parse: (text: string) => T | null) =>
  form('from: string', (text: string) => parse(text) ?? undefined);

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function timeOf(hour: Num, minute: Num, second: Num, offset?: DaysDuration | null): FeelTime | undefined {
  const whole = round(second, 0, 'floor');
  const nano = Math.round(double(subtract(second, whole)) * 1e9);
  const size = Math.abs(offset?.second ?? 0);
  if (size > 18 * 3600) return undefined;
  const place = offset ? { offset: offset.second, zone: null } : NOWHERE;
  return makeTime(double(hour), double(minute), double(whole), nano, place) ?? undefined;
}

/** The moment of the context, on the street's clock. */
function now(): FeelDateTime {
  const clock = wallClock(run.now, run.zone);
  const second = clock.hour * 3600 + clock.minute * 60 + clock.second;
  const time = new FeelTime(second, clock.millisecond * 1e6, { offset: null, zone: run.zone });
  return new FeelDateTime(new FeelDate(dayNumber(clock.year, clock.month, clock.day)), time);
}

function inZone(moment: FeelDateTime, zone: string): FeelDateTime | undefined {
  const { offset } = moment;
  if (offset === null || !isZone(zone)) return undefined;
  const clock = wallClock((moment.local - offset) * 1000, zone);
  const time = new FeelTime(clock.hour * 3600 + clock.minute * 60 + clock.second, moment.time.nano, {
    offset: null,
    zone,
  });
  return new FeelDateTime(new FeelDate(dayNumber(clock.year, clock.month, clock.day)), time);
}

export const TEMPORALS: Library = {
  date: [
    read(parseDate),
    form('from: day', dayOf),
    form(
      'year: number, month: number, day: number',
      (year: Num, month: Num, day: Num) => makeDate(double(year), double(month), double(day)) ?? undefined,
    ),
  ],
  time: [
    read(parseTime),
    form('from: time', (time: FeelTime) => time),
    form('from: date and time', (moment: FeelDateTime) => moment.time),
    form('from: date', () => new FeelTime(0, 0, UTC)),
    form('hour: number, minute: number, second: number, offset?: days', timeOf),
  ],
  'date and time': [
    read(parseDateTime),
    form('from: date and time', (moment: FeelDateTime) => moment),
    form('from: date', (day: FeelDate) => new FeelDateTime(day, new FeelTime(0, 0, NOWHERE))),
    form('date: day, time: time', (day: Day, time: FeelTime) => new FeelDateTime(dayOf(day), time)),
    form('date: date and time, timezone: string', inZone),
  ],
  duration: [
    read(parseDuration),
    form('from: duration', (duration: DaysDuration | MonthsDuration) => duration),
  ],
  'years and months duration': [
    form(
      'from: day, to: day',
      (from: Day, to: Day) => new MonthsDuration(monthsBetween(dayOf(from).day, dayOf(to).day)),
    ),
  ],
  now: [form('', now)],
  today: [form('', () => now().date)],
  'day of year': [
    form('date: day', (value: Day) => {
      const { day, civil } = dayOf(value);
      return day - dayNumber(civil.year, 1, 1) + 1;
    }),
  ],
  'day of week': [form('date: day', (value: Day) => DAYS[weekday(dayOf(value).day) - 1])],
  'month of year': [form('date: day', (value: Day) => MONTHS[dayOf(value).civil.month - 1])],
  'week of year': [form('date: day', (value: Day) => isoWeek(dayOf(value).day))],
  'last day of month': [
    form('date: day', (value: Day) => {
      const { year, month } = dayOf(value).civil;
      return new FeelDate(dayNumber(year, month, daysInMonth(year, month)));
    }),
  ],
};

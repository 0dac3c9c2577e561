/** Cron as Camunda 8 reads it: six fields, second to day of week, `L`, `W`, `#`, names, and `@daily` and the like. */
import type { Instant } from '#runtime/model';
import { instantOf, wallClock } from '#runtime/values';

export interface Cron {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** Both must agree; what is not restricted always does. */
  readonly ofMonth: readonly DayRule[];
  readonly ofWeek: readonly DayRule[];
}

interface Day {
  readonly day: number;
  /** 0 = Sunday. */
  readonly week: number;
  readonly last: number;
}

type DayRule = (day: Day) => boolean;

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEK = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** 29 February on a given weekday comes every 28 years, and not over 2100: 41 years hold every day that comes at all. */
const MOST_DAYS = 41 * 366;
const DAY_MS = 86_400_000;

/** Undefined where it is no cron expression. */
export function parseCron(text: string): Cron | undefined {
  const fields = (MACROS[text.trim().toLowerCase()] ?? text.trim()).toUpperCase().split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [second = '', minute = '', hour = '', day = '', month = '', week = ''] = fields;
  const seconds = numbers(second, 0, 59);
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  const months = numbers(named(month, MONTHS, 1), 1, 12);
  const ofMonth = rules(day, monthRule);
  const ofWeek = rules(named(week, WEEK, 0), weekRule);
  if (!seconds || !minutes || !hours || !months || !ofMonth || !ofWeek) return undefined;
  return { seconds, minutes, hours, months, ofMonth, ofWeek };
}

/** The first instant after another at which it fires, on the clocks of the zone; undefined where it never does. */
export function nextCron(cron: Cron, after: Instant, zone: string): Instant | undefined {
  const wall = wallClock(after, zone);
  const first = Date.UTC(wall.year, wall.month - 1, wall.day);
  for (let n = 0; n < MOST_DAYS; n += 1) {
    const date = new Date(first + n * DAY_MS);
    if (!fits(cron, date)) continue;
    const at = firstTime(cron, date.toISOString().slice(0, 10), after, zone);
    if (at !== undefined) return at;
  }
  return undefined;
}

function firstTime(cron: Cron, day: string, after: Instant, zone: string): Instant | undefined {
  for (const hour of cron.hours) {
    // An hour that is over is skipped as a whole; two more, where the clocks are put back.
    if (instantOf(day, (hour + 2) * 3_600_000, zone) <= after) continue;
    for (const minute of cron.minutes) {
      for (const second of cron.seconds) {
        const at = instantOf(day, ((hour * 60 + minute) * 60 + second) * 1_000, zone);
        if (at > after) return at;
      }
    }
  }
  return undefined;
}

function fits(cron: Cron, date: Date): boolean {
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const day = { day: date.getUTCDate(), week: date.getUTCDay(), last };
  return cron.ofMonth.some((rule) => rule(day)) && cron.ofWeek.some((rule) => rule(day));
}

/** `*`, `5`, `1-5`, every 15th (`0/15`), `0-30/5`, `10/5`, and lists of them; ascending. */
function numbers(text: string, least: number, most: number): ReadonlySet<number> | undefined {
  const found: number[] = [];
  for (const part of text.split(',')) {
    const match = /^(?:([*?])|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return undefined;
    const [, all, first, last, step] = match;
    const from = all ? least : Number(first);
    const to = all || (last === undefined && step !== undefined) ? most : Number(last ?? first);
    const by = Number(step ?? 1);
    if (from < least || to > most || from > to || by < 1) return undefined;
    for (let n = from; n <= to; n += by) found.push(n);
  }
  return new Set(found.sort((a, b) => a - b));
}

function rules(text: string, rule: (part: string) => DayRule | undefined): readonly DayRule[] | undefined {
  const found = text.split(',').map(rule);
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** `L` the last day, `L-3`, `LW` the last weekday, `15W` the weekday nearest to the 15th. */
function monthRule(part: string): DayRule | undefined {
  const last = /^L(?:-(\d{1,2}))?$/.exec(part);
  if (last) return (date) => date.day === date.last - Number(last[1] ?? 0);
  const near = /^(\d{1,2}|L)W$/.exec(part);
  if (near) {
    const wanted = near[1] === 'L' ? undefined : Number(near[1]);
    if (wanted !== undefined && (wanted < 1 || wanted > 31)) return undefined;
    return (date) => date.day === nearestWeekday(date, wanted ?? date.last);
  }
  const days = numbers(part, 1, 31);
  return days && ((date) => days.has(date.day));
}

function nearestWeekday({ day, week, last }: Day, wanted: number): number {
  if (wanted > last) return 0;
  const at = (((week + wanted - day) % 7) + 7) % 7;
  if (at === 6) return wanted === 1 ? 3 : wanted - 1;
  if (at === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}

/** `1-5`, `5L` the last Friday, `5#2` the second Friday; 0 and 7 are Sunday. */
function weekRule(part: string): DayRule | undefined {
  const special = /^([0-7])(?:L|#([1-5]))$/.exec(part);
  if (special) {
    const week = Number(special[1]) % 7;
    const nth = special[2] === undefined ? undefined : Number(special[2]);
    return (date) =>
      date.week === week && (nth === undefined ? date.day + 7 > date.last : Math.ceil(date.day / 7) === nth);
  }
  const days = numbers(part, 0, 7);
  return days && ((date) => days.has(date.week) || (date.week === 0 && days.has(7)));
}

function named(text: string, names: readonly string[], first: number): string {
  return text.replace(/[A-Z]{3}/g, (name) => {
    const place = names.indexOf(name);
    return place < 0 ? name : String(place + first);
  });
}

import type { Text } from '#runtime/model';
import { isLegalTagged } from '#runtime/values';
import { dayNumber, dayText } from './days.ts';
import { icsDays } from './ics.ts';
import type { RawDay } from './raw-day.ts';
import type { Calendar } from './types.ts';

/** What a holiday file says, with what is wrong in it by row. */
export interface ImportedDays {
  readonly days: Readonly<Record<string, { readonly work: boolean; readonly name?: string }>>;
  /** Years the file covers: those with at least five days off (a single 1 January of the year after does not cover it). */
  readonly years: readonly number[];
  readonly errors: readonly ImportError[];
}

export interface ImportError {
  /** 1-based: entry of a JSON list or record, line of an ICS file. */
  readonly row: number;
  readonly column: string;
  readonly message: Text;
}

const MAX_CHARACTERS = 2_000_000;
const MAX_RUN = 31;
const COVERING = 5;

/**
 * Reads a file of holidays: our own JSON (`{"days":[{"day":"2027-01-01","work":false,"name":"元旦"}]}`), the per-year
 * JSON of chinese-days (`{"holidays":{…},"workdays":{…}}`), or ICS (a summary or description with 班 is a working day).
 * Good rows are kept, bad ones reported; nothing is thrown.
 */
export function parseHolidayFile(text: string): ImportedDays {
  if (text.length > MAX_CHARACTERS)
    return refused('文件太大。请按年份分开导入。', 'The file is too large. Import it year by year.');
  const clean = text.replace(/^\uFEFF/, '').trim();
  if (clean.startsWith('BEGIN:VCALENDAR')) return checked(icsDays(clean));
  let json: unknown;
  try {
    json = JSON.parse(clean);
  } catch {
    return refused(
      '读不懂这个文件。请使用 JSON 或 ICS 格式的节假日文件。',
      'This file cannot be read. Use a holiday file in JSON or ICS.',
    );
  }
  const raw = jsonDays(json);
  if (raw) return checked(raw);
  return refused(
    '文件里没有节假日。需要“days”列表，或“holidays”与“workdays”。',
    'There are no holidays in the file. It needs a list "days", or "holidays" and "workdays".',
  );
}

function refused(zh: string, en: string): ImportedDays {
  return { days: {}, years: [], errors: [{ row: 1, column: '', message: { zh, en } }] };
}

function jsonDays(json: unknown): RawDay[] | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const file = json as Readonly<Record<string, unknown>>;
  if (Array.isArray(file.days)) {
    return file.days.map((entry: unknown, i) => ({ row: i + 1, ...rawOf(entry) }));
  }
  if (typeof file.holidays !== 'object' || file.holidays === null) return undefined;
  const off = Object.entries(file.holidays).map(([day, name]) => ({
    day,
    work: false,
    name: chineseName(name),
  }));
  const on = Object.entries(file.workdays ?? {}).map(([day, name]) => ({
    day,
    work: true,
    name: chineseName(name),
  }));
  return [...off, ...on].map((entry, i) => ({ row: i + 1, ...entry }));
}

function rawOf(entry: unknown): Omit<RawDay, 'row'> {
  if (typeof entry !== 'object' || entry === null) return { day: undefined, work: undefined };
  const { day, work, name } = entry as Readonly<Record<string, unknown>>;
  return { day, work, ...(name === undefined ? {} : { name }) };
}

/** chinese-days writes `Spring Festival,春节,4`. */
function chineseName(name: unknown): unknown {
  return typeof name === 'string' ? (name.split(',')[1] ?? name) : name;
}

function checked(raw: readonly RawDay[]): ImportedDays {
  const days: Record<string, { work: boolean; name?: string }> = {};
  const errors: ImportError[] = [];
  const off = new Map<number, number>();
  for (const { row, day, work, name, until } of raw) {
    if (typeof day !== 'string' || !isLegalTagged('date', day)) {
      errors.push({ row, column: 'day', message: BAD_DAY });
      continue;
    }
    if (typeof work !== 'boolean') {
      errors.push({ row, column: 'work', message: BAD_WORK });
      continue;
    }
    const first = dayNumber(day);
    const last = typeof until === 'string' && isLegalTagged('date', until) ? dayNumber(until) : first;
    if (last < first || last - first > MAX_RUN) {
      errors.push({ row, column: 'until', message: BAD_RUN });
      continue;
    }
    for (let at = first; at <= last; at += 1) {
      const text = dayText(at);
      days[text] = { work, ...(typeof name === 'string' && name !== '' ? { name: name.slice(0, 40) } : {}) };
      const year = Number(text.slice(0, 4));
      if (!work) off.set(year, (off.get(year) ?? 0) + 1);
    }
  }
  const years = [...off].filter(([, count]) => count >= COVERING).map(([year]) => year);
  return { days, years: years.sort((a, b) => a - b), errors };
}

/** The calendar with imported days laid over it, as its next version. */
export function withDays(calendar: Calendar, imported: Pick<ImportedDays, 'days' | 'years'>): Calendar {
  const years = [...new Set([...calendar.years, ...imported.years])].sort((a, b) => a - b);
  return { ...calendar, version: calendar.version + 1, days: { ...calendar.days, ...imported.days }, years };
}

const BAD_DAY: Text = {
  zh: '日期写错了。请写成 2027-01-01 的样子。',
  en: 'The day is wrong. Write it like 2027-01-01.',
};
const BAD_WORK: Text = {
  zh: '没有说明是休息还是上班。请写 true（上班）或 false（休息）。',
  en: 'It does not say whether this is a working day. Write true (working) or false (off).',
};
const BAD_RUN: Text = {
  zh: '这一段日期的结束早于开始，或超过一个月。请检查起止日期。',
  en: 'This run of days ends before it begins, or is longer than a month. Check both dates.',
};

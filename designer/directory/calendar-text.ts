/** Holidays as people write and publish them. */

interface Day {
  readonly day: string;
  readonly work: boolean;
  readonly name?: string;
}

/** 540 → `09:00` */
export function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** `09:00-12:00 13:30-17:30` → minutes of the day in order; undefined when it cannot be read. */
export function minutes(text: string): [number, number][] | undefined {
  const spans = text
    .replaceAll('：', ':')
    .replaceAll(/[—–~至]/g, '-')
    .split(/[\s,，;；、]+/)
    .filter(Boolean)
    .map((span) => /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(span));
  const read: [number, number][] = [];
  for (const span of spans) {
    if (!span) return undefined;
    const [, h1, m1, h2, m2] = span.map(Number);
    read.push([(h1 ?? 0) * 60 + (m1 ?? 0), (h2 ?? 0) * 60 + (m2 ?? 0)]);
  }
  let last = -1;
  for (const [from, to] of read) {
    if (from <= last || to <= from || to > 24 * 60) return undefined;
    last = to;
  }
  return read.length > 0 ? read : undefined;
}

/** `[2024, 2025, 2026, 2028]` → `2024–2026、2028` */
export function spansOfYears(years: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && year <= last[1] + 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、');
}

/** Days of a holiday file: ICS, our own JSON, or `{ "2026-10-01": "国庆节" }` maps of days off and make-up days. */
export function readHolidays(text: string): Day[] {
  return text.trimStart().startsWith('BEGIN:') ? readIcs(text) : readJson(text);
}

function readIcs(text: string): Day[] {
  return text
    .split('BEGIN:VEVENT')
    .slice(1)
    .flatMap((event) => {
      const start = /DTSTART[^:]*:(\d{4})(\d{2})(\d{2})/.exec(event);
      const end = /DTEND[^:]*:(\d{4})(\d{2})(\d{2})/.exec(event);
      const name = /SUMMARY[^:]*:(.*)/.exec(event)?.[1]?.trim() ?? '';
      if (!start) return [];
      const first = Date.UTC(Number(start[1]), Number(start[2]) - 1, Number(start[3]));
      const last = end ? Date.UTC(Number(end[1]), Number(end[2]) - 1, Number(end[3])) : first + DAY;
      const work = /班|work/i.test(name);
      return Array.from({ length: Math.max(1, Math.min(31, (last - first) / DAY)) }, (_, index) => ({
        day: new Date(first + index * DAY).toISOString().slice(0, 10),
        work,
        name,
      }));
    });
}

const DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function readJson(text: string): Day[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  return collect(data, false);
}

/** Walks whatever is there: lists of `{day|date, work|isOffDay, name}`, maps by day, and groups named holidays / workdays. */
function collect(data: unknown, work: boolean): Day[] {
  if (Array.isArray(data)) return data.flatMap((one) => collect(one, work));
  if (typeof data !== 'object' || data === null) return [];
  const record = data as Record<string, unknown>;
  const day = record.day ?? record.date;
  if (typeof day === 'string' && ISO_DAY.test(day)) {
    const isWork =
      typeof record.work === 'boolean'
        ? record.work
        : typeof record.isOffDay === 'boolean'
          ? !record.isOffDay
          : work;
    return [
      typeof record.name === 'string' ? { day, work: isWork, name: record.name } : { day, work: isWork },
    ];
  }
  return Object.entries(record).flatMap(([key, value]) => {
    if (ISO_DAY.test(key)) {
      const name =
        typeof value === 'string' ? value.split(',').find((part) => /\p{Script=Han}/u.test(part)) : undefined;
      return [name ? { day: key, work, name } : { day: key, work }];
    }
    return collect(value, /work|inLieu|调休|上班/i.test(key) && !/holiday/i.test(key));
  });
}

/** The working-time calendar of a street: seeded with the public holidays that are known, then its own to edit. */
import { type Calendar, calendarWarning } from '#runtime/calendar';
import { seedCalendar } from '#runtime/calendar/seed';
import type { Text } from '#runtime/model';
import type { CalendarResource } from '#runtime/wire';
import { invalid, versionConflict } from '#server/problem';
import type { Doc, Json, Store } from '#server/store';

export interface CalendarChange {
  readonly hours: readonly (readonly [number, number])[];
  readonly days: readonly {
    readonly day: string;
    readonly work: boolean;
    readonly name?: string | undefined;
  }[];
  readonly years: readonly number[];
}

export interface CalendarService {
  /** Immutable; what deadlines are computed on. */
  snapshot(space: string): Promise<Calendar>;
  get(space: string): Promise<CalendarResource>;
  set(space: string, change: CalendarChange, version: number): Promise<CalendarResource>;
}

const idOf = (space: string): string => `calendar-${space}`;
const STALE_MS = 1_000;

export function createCalendar(deps: {
  readonly store: Store;
  readonly now: () => number;
  readonly real: () => number;
  readonly zoneOf: (space: string) => Promise<string>;
}): CalendarService {
  const { store, now, real, zoneOf } = deps;
  const alone = store.capabilities().servers === 'one';
  const kept = new Map<string, { readonly calendar: Calendar; readonly at: number }>();

  const load = async (space: string): Promise<Calendar> => {
    const doc = await store.load('calendars', idOf(space));
    if (doc) return toCalendar(doc);
    const seed = seedCalendar(undefined, { id: idOf(space), zone: await zoneOf(space) });
    const { id, version: _, ...fields } = seed;
    const first = await store.insertOnce('calendars', {
      _id: id,
      space,
      ...(fields as unknown as Record<string, Json>),
    });
    return toCalendar(first.doc);
  };

  const snapshot = async (space: string): Promise<Calendar> => {
    const known = kept.get(space);
    if (known && (alone || real() - known.at < STALE_MS)) return known.calendar;
    const calendar = await load(space);
    kept.set(space, { calendar, at: real() });
    return calendar;
  };

  return {
    snapshot,
    get: async (space) => toResource(await snapshot(space), now()),
    async set(space, { hours, days, years }, version) {
      checkHours(hours);
      const table: Record<string, Json> = {};
      for (const { day, work, name } of days) table[day] = name === undefined ? { work } : { work, name };
      const $set = { hours, days: table, years: [...new Set(years)].sort((a, b) => a - b) };
      const doc = await store.updateIf('calendars', idOf(space), { version }, { $set });
      kept.delete(space);
      if (!doc) throw versionConflict(toResource(await snapshot(space), now()));
      return toResource(await snapshot(space), now());
    },
  };
}

function toCalendar(doc: Doc): Calendar {
  return {
    id: doc._id,
    version: doc.version,
    zone: String(doc.zone),
    days: doc.days as Calendar['days'],
    years: doc.years as Calendar['years'],
    hours: doc.hours as unknown as Calendar['hours'],
  };
}

function toResource(calendar: Calendar, now: number): CalendarResource {
  const warning: Text | undefined = calendarWarning(calendar, now);
  const { days, ...rest } = calendar;
  return {
    ...rest,
    days: Object.entries(days)
      .map(([day, { work, name }]) => ({ day, work, ...(name === undefined ? {} : { name }) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    ...(warning ? { warning } : {}),
  };
}

/** In order, within a day, without overlap. */
function checkHours(hours: CalendarChange['hours']): void {
  let last = -1;
  for (const [index, [from, to]] of hours.entries()) {
    if (from > last && to > from && to <= 1440) {
      last = to;
      continue;
    }
    throw invalid([
      {
        path: `hours.${index}`,
        code: 'hours',
        message: {
          zh: '办公时间要按先后填写，结束晚于开始，互不重叠',
          en: 'Office hours come in order, each ends after it begins, and none overlap',
        },
      },
    ]);
  }
}

import type { Instant } from '#runtime/model';

/** What a clock on the wall of a zone shows. Months are 1 to 12. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets by zone and hour: a zone changes its offset at most at a whole quarter, so the key keeps quarters. */
const offsets = new Map<string, Map<number, number>>();
const QUARTER = HOUR / 4;

/** Milliseconds the zone is ahead of UTC at that instant. Throws a RangeError for a zone nobody knows. */
function offsetAt(instant: Instant, zone: string): number {
  let known = offsets.get(zone);
  if (!known) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(instant / QUARTER);
  const found = known.get(quarter);
  if (found !== undefined) return found;
  const offset = readOffset(quarter * QUARTER, zone);
  // A street asks for few days; a flood of different ones must not grow the page for ever.
  if (known.size > 4096) known.clear();
  known.set(quarter, offset);
  return offset;
}

function readOffset(instant: Instant, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(instant / 1000) * 1000;
}

/** What the clock in the zone shows at that instant. */
export function wallClock(instant: Instant, zone: string): WallClock {
  const local = new Date(instant + offsetAt(instant, zone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  };
}

/** The zone's day at that instant, `2026-11-22`. */
export function dayOf(instant: Instant, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}

/**
 * The instant at which the zone's clock shows that day (`2026-11-22`) and that many milliseconds since midnight.
 * A time skipped in spring is taken as much later as the clock jumped; of a time shown twice, the first is meant.
 */
export function instantOf(day: string, milliseconds: number, zone: string): Instant {
  const local = Date.parse(`${day}T00:00:00Z`) + milliseconds;
  const before = local - offsetAt(local - 24 * HOUR, zone);
  const after = local - offsetAt(local + 24 * HOUR, zone);
  if (offsetAt(before, zone) === local - before) return before;
  if (offsetAt(after, zone) === local - after) return after;
  return before;
}

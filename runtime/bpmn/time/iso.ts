/** ISO 8601 as BPMN uses it: durations and instants. */
import type { Instant } from '#runtime/model';
import { instantOf, wallClock } from '#runtime/values';

const DURATION =
  /^(-?)P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The instant that lies a duration after another, months and days by the zone's calendar; undefined where it is no duration. */
export function afterDuration(from: Instant, duration: string, zone: string): Instant | undefined {
  const match = DURATION.exec(duration);
  if (!match) return undefined;
  const [, minus, years, months, weeks, days, hours, minutes, seconds] = match;
  const sign = minus ? -1 : 1;
  const number = (text: string | undefined) => sign * Number(text ?? 0);
  const time = (number(hours) * 60 + number(minutes)) * 60_000 + Math.round(number(seconds) * 1_000);
  const moved = number(years) * 12 + number(months);
  const whole = number(weeks) * 7 + number(days);
  if (moved === 0 && whole === 0) return from + time;
  const wall = wallClock(from, zone);
  const first = new Date(Date.UTC(wall.year, wall.month - 1 + moved, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const day = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(wall.day, last) + whole),
  );
  const clock = ((wall.hour * 60 + wall.minute) * 60 + wall.second) * 1_000 + wall.millisecond;
  return instantOf(day.toISOString().slice(0, 10), clock, zone) + time;
}

/** `2026-11-22T09:00:00+08:00`, `…@Asia/Shanghai`, without a zone (the street's), or a day (its first moment). */
export function parseInstant(text: string, zone: string): Instant | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?(?:[@[]([\w/+-]+)\]?)?)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, day = '', hour = '0', minute = '0', second = '0', fraction = '0', offset, named] = match;
  const clock =
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 +
    Math.round(Number(fraction) * 1_000);
  if (offset === undefined) return instantOf(day, clock, named ?? zone);
  const base = Date.parse(`${day}T00:00:00Z`) + clock;
  if (offset === 'Z') return base;
  const ahead = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return base - (offset.startsWith('-') ? -ahead : ahead) * 60_000;
}

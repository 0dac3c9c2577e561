import { wallClock } from '#runtime/values';

/** Instants beyond what the zone tables answer for; the offset at the edge stands for those. */
const EDGE = 8_000_000_000_000;

/** Seconds the zone's clock is ahead of Greenwich when it shows that time (seconds since 1970 on its own clock). */
export function offsetOf(local: number, zone: string): number {
  const before = local - offsetAt(local - 86_400, zone);
  if (offsetAt(before, zone) === local - before) return local - before;
  const after = local - offsetAt(local + 86_400, zone);
  return offsetAt(after, zone) === local - after ? local - after : local - before;
}

/** Seconds the zone's clock is ahead of Greenwich at that moment (seconds since 1970). */
export function offsetAt(second: number, zone: string): number {
  const at = Math.max(-EDGE, Math.min(EDGE, second));
  const wall = wallClock(at * 1000, zone);
  const shown = Date.UTC(2000, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) / 1000;
  const meant = new Date(at * 1000);
  const real = Date.UTC(
    2000 + meant.getUTCFullYear() - wall.year,
    meant.getUTCMonth(),
    meant.getUTCDate(),
    meant.getUTCHours(),
    meant.getUTCMinutes(),
    meant.getUTCSeconds(),
  );
  return shown - real / 1000;
}

const zones = new Map<string, boolean>();

export function isZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let found = true;
  try {
    wallClock(0, name);
  } catch {
    found = false;
  }
  if (zones.size > 1_000) zones.clear();
  zones.set(name, found);
  return found;
}

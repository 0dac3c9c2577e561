/** Repeating timers: `R3/PT10S` and its relatives, or cron. */
import type { Instant } from '#runtime/model';
import { nextCron, parseCron } from './cron.ts';
import { afterDuration, parseInstant } from './iso.ts';

export interface Repeat {
  /** Absent: no end. */
  readonly times?: number;
  /** A duration, or cron. */
  readonly every: string;
  readonly start?: string;
  /** Nothing fires after this. */
  readonly until?: string;
}

/**
 * `R3/PT10S`, `R/PT1H`, `R3/2026-11-22T09:00:00Z/P1D`, `R/PT1H/2026-12-24T00:00:00Z`, `R3/<start>/<end>`,
 * `0 0 9 * * MON-FRI`, `@daily`.
 */
export function parseRepeat(text: string): Repeat | undefined {
  const source = text.trim();
  if (parseCron(source)) return { every: source };
  const match = /^R(-1|\d*)\/([^/]+)(?:\/([^/]+))?$/.exec(source);
  if (!match) return undefined;
  const [, times = '', one = '', two] = match;
  const count = times === '' || times === '-1' ? {} : { times: Number(times) };
  if (isDuration(one)) {
    if (two === undefined) return { ...count, every: one };
    return isInstant(two) ? { ...count, every: one, until: two } : undefined;
  }
  if (!isInstant(one) || two === undefined) return undefined;
  if (isDuration(two)) return { ...count, every: two, start: one };
  const [from, to] = [parseInstant(one, 'UTC'), parseInstant(two, 'UTC')];
  if (from === undefined || to === undefined || to <= from) return undefined;
  return { ...count, every: `PT${(to - from) / 1_000}S`, start: one };
}

/** When it fires next after it has fired. */
export function afterEvery(from: Instant, every: string, zone: string): Instant | undefined {
  const cron = every.startsWith('P') ? undefined : parseCron(every);
  return cron ? nextCron(cron, from, zone) : afterDuration(from, every, zone);
}

/** When it fires first, if it begins to run now. */
export function firstOf(repeat: Repeat, now: Instant, zone: string): Instant | undefined {
  return repeat.start === undefined ? afterEvery(now, repeat.every, zone) : parseInstant(repeat.start, zone);
}

export function isDuration(text: string): boolean {
  return afterDuration(0, text, 'UTC') !== undefined;
}

export function isInstant(text: string): boolean {
  return parseInstant(text, 'UTC') !== undefined;
}

import type { Instant } from '#runtime/model';
import { cell } from './cell.ts';

interface Clock {
  readonly now: Instant;
  readonly zone: string;
}

/** The server's clock, not the phone's: both may be wrong, but deadlines are counted on one. */
const clock = cell<Clock>({ now: Date.now(), zone: 'Asia/Shanghai' });
let ahead = 0;
let isTicking = false;

/** Told by each answer that carries the server's time. */
export function setServerTime(now: Instant, zone: string): void {
  ahead = now - Date.now();
  clock.set({ now, zone });
  if (isTicking) return;
  isTicking = true;
  setInterval(() => clock.set({ ...clock.get(), now: serverNow() }), 30_000);
}

/** The server's time now. */
export function serverNow(): Instant {
  return Date.now() + ahead;
}

/** Now and zone for words; moves every half minute. */
export const useNow = clock.use;

import type { Log } from './types.ts';

/** Works off what is due: woken by what was just committed and by the next due time, with a slow poll as backstop. */
export interface Pump {
  /** Something becomes due at this time (of the host's clock); absent: now. */
  wake(at?: number): void;
  start(): void;
  /** Finishes what was begun and takes up nothing more. */
  stop(): Promise<void>;
  /** Works off everything that is due now; true when there was something. */
  settle(): Promise<boolean>;
}

export interface PumpWork<T> {
  readonly name: string;
  readonly now: () => number;
  readonly log: Log;
  /** What is due at `now`, the oldest first, at most `limit`. */
  look(now: number, limit: number): Promise<readonly T[]>;
  id(item: T): string;
  /** Does one. `later`: somebody else has it, or it was refused; throwing means the same, and is logged. */
  work(item: T): Promise<'done' | 'later'>;
}

const POLL_MS = 1000;
const AT_ONCE = 32;
const LONGEST_PAUSE_MS = 60_000;

export function createPump<T>(need: PumpWork<T>): Pump {
  const { name, now, log, look, id, work } = need;
  const busy = new Map<string, Promise<void>>();
  /** Items that failed here: how often, and when they are tried again on the monotonic clock. */
  const paused = new Map<string, { readonly times: number; readonly until: number }>();
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let nextDue = Number.POSITIVE_INFINITY;
  let turn: Promise<void> | undefined;
  let again = false;

  async function one(item: T): Promise<void> {
    const key = id(item);
    try {
      if ((await work(item)) === 'later') pause(key);
      else paused.delete(key);
    } catch (error) {
      log.error({ part: name, id: key, error: String(error) }, 'failed here, tried again later');
      pause(key);
    } finally {
      busy.delete(key);
      if (running) schedule(0);
    }
  }

  function pause(key: string): void {
    const times = (paused.get(key)?.times ?? 0) + 1;
    const wait = Math.min(500 * 2 ** times, LONGEST_PAUSE_MS);
    paused.set(key, { times, until: performance.now() + wait });
  }

  /** Items that are gone from the lists are forgotten here too. */
  function sweep(): void {
    const now = performance.now();
    for (const [key, { until }] of paused) if (until < now - LONGEST_PAUSE_MS) paused.delete(key);
  }

  /** One look and a start of what it found; true when there was something new. */
  async function pass(): Promise<boolean> {
    if (paused.size > 0) sweep();
    const room = AT_ONCE - busy.size;
    if (room <= 0) return false;
    const found = await look(now(), AT_ONCE + busy.size + Math.min(paused.size, 500));
    const free = found.filter((item) => {
      const key = id(item);
      return !busy.has(key) && (paused.get(key)?.until ?? 0) <= performance.now();
    });
    for (const item of free.slice(0, room)) busy.set(id(item), one(item));
    return free.length > 0;
  }

  function schedule(inMs: number): void {
    if (!running) return;
    if (turn) {
      again ||= inMs === 0;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(begin, inMs);
  }

  function begin(): void {
    nextDue = Number.POSITIVE_INFINITY;
    again = false;
    turn = pass()
      .then(() => undefined)
      .catch((error: unknown) => log.error({ part: name, error: String(error) }, 'could not look for work'))
      .finally(() => {
        turn = undefined;
        schedule(again ? 0 : Math.max(0, Math.min(POLL_MS, nextDue - now())));
      });
  }

  return {
    wake(at = now()) {
      if (at >= nextDue) return;
      nextDue = at;
      schedule(Math.max(0, Math.min(POLL_MS, at - now())));
    },
    start() {
      running = true;
      schedule(0);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await turn;
      while (busy.size > 0) await Promise.all(busy.values());
    },
    async settle() {
      let worked = false;
      for (;;) {
        const found = await pass();
        worked ||= found || busy.size > 0;
        if (!found && busy.size === 0) return worked;
        await Promise.all(busy.values());
      }
    },
  };
}

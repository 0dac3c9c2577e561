import type { Log } from './types.ts';

/** Work that nobody waits for, but that a stop must finish. */
export interface Background {
  run(what: string, work: () => Promise<unknown>): void;
  /** Resolves when nothing is under way; true when there was something. */
  idle(): Promise<boolean>;
}

export function createBackground(log: Log): Background {
  const under = new Set<Promise<void>>();
  return {
    run(what, work) {
      const one = work()
        .then(() => undefined)
        .catch((error: unknown) => log.error({ what, error: String(error) }, 'failed in the background'))
        .finally(() => under.delete(one));
      under.add(one);
    },
    async idle() {
      const had = under.size > 0;
      while (under.size > 0) await Promise.all(under);
      return had;
    },
  };
}

/** Calls `work` again and again, `everyMs` after it ended, until it is stopped. */
export function every(everyMs: number, background: Background, what: string, work: () => Promise<unknown>) {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => background.run(what, () => work().finally(next)), everyMs);
    timer.unref();
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

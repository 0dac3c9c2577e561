/** The one clock of the server. A demo installation's runs ahead of the real one; see the admin's demo clock. */
import type { DemoClock } from '#runtime/wire';
import { ProblemException } from '#server/problem';
import type { Store } from '#server/store';

export interface Clock {
  /** Milliseconds; what cases, deadlines and screens go by. */
  now(): number;
  /** The machine's own time: sessions, codes and locks never run ahead. */
  real(): number;
  state(): Promise<DemoClock>;
  /**
   * Moves it forward, never back.
   * @throws ProblemException `clock-blocked` (409) while there is a case that is neither demo nor trial
   */
  forward(minutes: number): Promise<DemoClock>;
}

const DOC = 'clock';

/** Reads the offset once; only this server moves it. */
export async function createClock(store: Store, real: () => number = Date.now): Promise<Clock> {
  const saved = await store.load('meta', DOC);
  let offset = typeof saved?.offsetMs === 'number' ? saved.offsetMs : 0;
  const now = (): number => real() + offset;

  const serious = (): Promise<number> => store.count('cases', { trial: false, demo: { $ne: true } });
  const state = async (): Promise<DemoClock> => {
    const count = await serious();
    return {
      on: offset !== 0,
      now: new Date(now()).toISOString(),
      ...(count === 0
        ? {}
        : {
            blocked: {
              zh: `已有 ${count} 个正式办件，演示时钟不能再拨动`,
              en: `There are ${count} real cases: the demo clock may not be moved any more`,
            },
          }),
    };
  };

  return {
    now,
    real,
    state,
    async forward(minutes) {
      const { blocked } = await state();
      if (blocked) {
        throw new ProblemException('clock-blocked', 409, blocked, {
          mend: {
            zh: '请在单独的演示环境里拨动时钟。',
            en: 'Use an installation of its own for demonstrations.',
          },
        });
      }
      await store.insertOnce('meta', { _id: DOC, space: '*', offsetMs: 0 });
      const moved = await store.updateIf('meta', DOC, {}, { $inc: { offsetMs: minutes * 60_000 } });
      if (typeof moved?.offsetMs === 'number') offset = moved.offsetMs;
      return state();
    },
  };
}

/** The one clock of the server. A demo installation's runs ahead of the real one; see the admin's demo clock. */
import type { DemoClock } from '#runtime/wire';
import type { MovableClock } from '#server/host';
import { ProblemException } from '#server/problem';
import type { Store } from '#server/store';
import type { Spaces } from '../spaces/index.ts';

export interface Clock {
  /** Milliseconds; what cases, deadlines and screens go by. */
  now(): number;
  /** The machine's own time: sessions, codes and locks never run ahead. */
  real(): number;
  /** Whether it runs ahead of the machine. */
  moved(): boolean;
  state(): Promise<DemoClock>;
  /**
   * Moves it forward, never back.
   * @throws ProblemException `clock-blocked` (409) while there is a case that is neither demo nor trial
   */
  forward(minutes: number): Promise<DemoClock>;
  /** Moves it back before the first case, for a demo that tells of the last weeks; false once there is any case. */
  backBeforeAnyCase(minutes: number): Promise<boolean>;
  /** Where it stands behind the machine's time it goes on to that, exactly. */
  catchUp(): Promise<void>;
}

export function createClockService(deps: {
  readonly store: Store;
  readonly time: MovableClock;
  readonly real: () => number;
  readonly spaces: Spaces;
}): Clock {
  const { store, time, real, spaces } = deps;

  /** Cases of people who wait for them: not trials, not in a demo street. */
  const serious = async (): Promise<number> => {
    const all = await spaces.list();
    const demo = all.filter((space) => space.demo).map((space) => space.id);
    return store.count('cases', { trial: false, space: { $nin: demo } });
  };

  const state = async (): Promise<DemoClock> => {
    const count = await serious();
    return {
      on: time.offsetMs !== 0,
      now: new Date(time.now()).toISOString(),
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
    now: time.now,
    real,
    moved: () => time.offsetMs !== 0,
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
      await time.forward(minutes * 60_000);
      return state();
    },
    async backBeforeAnyCase(minutes) {
      if ((await store.count('cases', {})) > 0) return false;
      await time.back(minutes * 60_000);
      return true;
    },
    async catchUp() {
      if (time.offsetMs < 0) await time.forward(-time.offsetMs);
    },
  };
}

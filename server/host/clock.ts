import type { Instant } from '#runtime/model';
import { point, type Store } from '#server/store';
import { type ClockDoc, readAs } from './documents.ts';

/** Where time comes from. The pure rooms never ask; the host asks here and puts the answer into the context. */
export interface Clock {
  now(): Instant;
  /** Called when the clock was moved: what waits for a time looks again. */
  onMove(listener: () => void): () => void;
}

/** A clock that the demo street may move forward. Time never runs backwards for a case that already saw it. */
export interface MovableClock extends Clock {
  readonly offsetMs: number;
  /** Moves all time of this store forward; answers when it is kept. */
  forward(ms: number): Promise<Instant>;
  /**
   * Moves it back, so that a demo may tell what happened in the last weeks.
   * @throws RangeError once there is any case: nothing that saw a time may see an earlier one
   */
  back(ms: number): Promise<Instant>;
}

const ID = 'clock';

/** The real time plus an offset that is kept in the store (`meta/clock`), so that it survives a restart. */
export async function createClock(store: Store, real: () => Instant = Date.now): Promise<MovableClock> {
  const kept = await store.load('meta', ID);
  let offset = kept ? readAs<ClockDoc>(kept).offsetMs : 0;
  const listeners = new Set<() => void>();
  const move = async (ms: number): Promise<Instant> => {
    await point('host.before-clock');
    const { inserted } = await store.insertOnce('meta', { _id: ID, space: '*', offsetMs: ms });
    if (!inserted) {
      await point('host.before-clock');
      await store.updateIf('meta', ID, {}, { $inc: { offsetMs: ms } });
    }
    const now = await store.load('meta', ID);
    offset = now ? readAs<ClockDoc>(now).offsetMs : offset + ms;
    for (const listener of listeners) listener();
    return real() + offset;
  };
  return {
    get offsetMs() {
      return offset;
    },
    now: () => real() + offset,
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async forward(ms) {
      if (!Number.isFinite(ms) || ms < 0)
        throw new RangeError('Expected a time forward, but got a time back.');
      return move(ms);
    },
    async back(ms) {
      if (!Number.isFinite(ms) || ms < 0 || (await store.count('cases', {})) > 0)
        throw new RangeError('Expected a store without cases and a time back.');
      return move(-ms);
    },
  };
}

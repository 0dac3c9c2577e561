import { point, type Store } from '#server/store';
import { readAs, type SweepDoc } from './documents.ts';
import type { Rebuild } from './rebuild.ts';
import type { Log } from './types.ts';

/**
 * Catches up after a crash: cases that were committed but whose projections may be missing. `meta/sweep` keeps a
 * position of the store's feed up to which everything is projected, so that what is left to do after a crash is
 * what was written in the last seconds, however large the store is.
 */
export interface Sweeper {
  /** Projects every case that changed since the kept position; returns how many. */
  catchUp(): Promise<number>;
  /** Moves the kept position forward to now. Where other servers write too, catches up first. */
  checkpoint(): Promise<void>;
}

export interface SweeperNeed {
  readonly store: Store;
  readonly log: Log;
  readonly rebuild: Rebuild;
  /** Resolves when every commit that is under way now has been projected. */
  committed(): Promise<void>;
}

const ID = 'sweep';

export function createSweeper({ store, log, rebuild, committed }: SweeperNeed): Sweeper {
  const alone = store.capabilities().servers === 'one';
  let kept: string | undefined;

  async function save(position: string): Promise<void> {
    if (position === kept) return;
    await point('host.before-sweep');
    const { inserted } = await store.insertOnce('meta', { _id: ID, space: '*', position });
    if (!inserted) {
      await point('host.before-sweep');
      await store.updateIf('meta', ID, {}, { $set: { position } });
    }
    kept = position;
  }

  async function catchUp(): Promise<number> {
    const saved = await store.load('meta', ID);
    if (!saved) {
      // Nothing was ever swept: an empty or freshly restored store. A rebuild covers the latter.
      await save((await store.feed(undefined, 1)).position);
      return 0;
    }
    let position = readAs<SweepDoc>(saved).position;
    const first = new Map<string, number>();
    for (;;) {
      const page = await store.feed(position, 1000);
      position = page.position;
      if (page.gap) {
        log.warn({}, 'the feed forgot what changed since the last checkpoint: everything is projected anew');
        await rebuild.all();
      }
      for (const { collection, id, version } of page.changes) {
        if (collection === 'cases' && !first.has(id)) first.set(id, version);
      }
      if (page.changes.length === 0) break;
    }
    for (const [caseId, version] of first)
      await rebuild.one(caseId, { drop: false, deliveriesFrom: version });
    await save(position);
    if (first.size > 0) log.info({ cases: first.size }, 'caught up with cases that were committed last');
    return first.size;
  }

  return {
    catchUp,
    async checkpoint() {
      if (!alone) {
        await catchUp();
        return;
      }
      const { position } = await store.feed(undefined, 1);
      await committed();
      await save(position);
    },
  };
}

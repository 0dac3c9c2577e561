/** Keeps the store's own tables small. Runs in the writer thread, between groups. */
import type { Database } from './driver.ts';

/** How many transactions the feed remembers. */
export const keptChanges = 50_000;
/** A projection that is still on its way after this long cannot exist: requests end long before. */
const buriedMs = 3_600_000;
const every = 5_000;

export function housekeeping(db: Database): {
  /** One process writes, and it has just begun: no lease and no late projection can be alive. */
  readonly atStart: () => void;
  /** Now and then, by the number of transactions so far. */
  readonly sometimes: (commits: number) => void;
} {
  const forget = db.prepare(
    'delete from store_changes where position < (select max(position) from store_changes) - ?',
  );
  const unbury = db.prepare('delete from store_gone where at < ?');
  return {
    atStart: () => db.exec('delete from store_leases; delete from store_gone;'),
    sometimes: (commits) => {
      if (commits === 0 || commits % every !== 0) return;
      forget.run(keptChanges);
      unbury.run(Date.now() - buriedMs);
    },
  };
}

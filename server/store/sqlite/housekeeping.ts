/** Keeps the store's own tables small. Runs in the writer thread, between groups. */
import type { Database } from './driver.ts';

/** How many transactions the feed remembers. */
const keptChanges = 50_000;
/** A projection that is still on its way after this long cannot exist: requests end long before. */
const buriedMs = 3_600_000;
/** Transactions between two rounds. */
const every = 5000;

/** @param kept transactions that the feed remembers */
export function housekeeping(
  db: Database,
  kept = keptChanges,
): {
  /** One process writes, and it has just begun: no lease and no late projection can be alive. */
  readonly atStart: () => void;
  /** Now and then, by the number of transactions so far. */
  readonly sometimes: (commits: number) => void;
} {
  const forget = db.prepare(
    'delete from store_changes where position <= (select max(position) from store_changes) - ?',
  );
  const unbury = db.prepare('delete from store_gone where at < ?');
  let next = every;
  return {
    atStart: () => db.exec('delete from store_leases; delete from store_gone;'),
    sometimes: (commits) => {
      if (commits < next) return;
      next = commits + every;
      try {
        forget.run(kept);
        unbury.run(Date.now() - buriedMs);
      } catch {
        // A full disk can make even deleting fail; nobody waits for it, and the next round tries again.
      }
    },
  };
}

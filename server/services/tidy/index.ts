/** Removes what is over: sessions, codes, locks, stored answers. Everything here is also checked where it is used. */
import type { Collection, Store } from '#server/store';

const EXPIRING: readonly Collection[] = ['sessions', 'secrets', 'idempotency'];
/** Kept a day longer, so that nothing vanishes under somebody's hands. */
const DAY_MS = 86_400_000;

/** Answers how many documents went. */
export async function removeExpired(store: Store, real: () => number): Promise<number> {
  let removed = 0;
  for (const collection of EXPIRING) {
    const filter = { expiresAt: { $gt: 0, $lt: real() - DAY_MS } };
    for (;;) {
      const page = await store.find(collection, { filter, limit: 500 });
      const before = removed;
      for (const doc of page.docs) if (await store.removeIf(collection, doc._id, filter)) removed++;
      if (page.cursor === undefined || removed === before) break;
    }
  }
  return removed;
}

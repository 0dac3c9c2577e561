/** One click takes away everything a trial left behind. */
import type { Collection, Filter, Store } from '#server/store';
import { loadDesign } from './designs.ts';
import { trialServiceIdOf } from './documents.ts';

/** What hangs on a case, and how it is found. Receipts, ratings and opened matters are found by their id. */
const BY_CASE: readonly Collection[] = [
  'events',
  'tasks',
  'jobs',
  'messages',
  'deliveries',
  'comments',
  'notifications',
];

/**
 * Purges the trial cases of a design, with everything that hangs on them, and the trial's drafts.
 * Dependents go first and again after the case: a crash on the way leaves the case, and the next click goes on.
 * @returns how many cases went
 */
export async function purgeTrial(store: Store, space: string, design: string): Promise<number> {
  await loadDesign(store, space, design);
  const service = trialServiceIdOf(design);
  let purged = 0;
  for (;;) {
    const page = await store.find('cases', { filter: { space, service, trial: true }, limit: 200 });
    for (const doc of page.docs) {
      await removeDependents(store, doc._id);
      if (await store.removeIf('cases', doc._id, { trial: true })) purged += 1;
      await removeDependents(store, doc._id);
    }
    if (page.docs.length === 0) break;
  }
  await removeAll(store, 'drafts', { service }, async (id) => removeFiles(store, { draft: id }));
  return purged;
}

async function removeDependents(store: Store, caseId: string): Promise<void> {
  for (const collection of BY_CASE) await removeAll(store, collection, { case: caseId });
  await removeFiles(store, { case: caseId });
  await store.removeIf('ratings', caseId, {});
  await store.removeIf('secrets', `receipt:${caseId}`, {});
}

/** Files of an owner with their bytes: the bytes first, so that none is left without a name. */
export async function removeFiles(store: Store, filter: Filter): Promise<void> {
  await removeAll(store, 'files', filter, (id) => store.removeBlob(id));
}

async function removeAll(
  store: Store,
  collection: Collection,
  filter: Filter,
  before?: (id: string) => Promise<void>,
): Promise<void> {
  for (;;) {
    const page = await store.find(collection, { filter, limit: 500 });
    for (const doc of page.docs) {
      await before?.(doc._id);
      await store.removeIf(collection, doc._id, {});
    }
    if (page.docs.length < 500) return;
  }
}

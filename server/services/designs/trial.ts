/** One click takes away everything a trial left behind. */
import type { Host } from '#server/host';
import type { Collection, Filter, Store } from '#server/store';
import { loadDesign } from './designs.ts';
import { trialServiceIdOf } from './documents.ts';

/**
 * Purges the trial cases of a design, with everything that hangs on them, and the trial's drafts.
 * The host takes the case and what follows from it; what people attached goes first, so that a crash on the way
 * leaves the case, and the next click goes on.
 * @returns how many cases went
 */
export async function purgeTrial(store: Store, host: Host, space: string, design: string): Promise<number> {
  await loadDesign(store, space, design);
  const service = trialServiceIdOf(design);
  let purged = 0;
  for (;;) {
    const page = await store.find('cases', { filter: { space, service, trial: true }, limit: 200 });
    let gone = 0;
    for (const { _id } of page.docs) {
      await removeAttached(store, _id);
      const result = await host.purgeTrial(_id);
      // What was attached while the case still stood.
      await removeAttached(store, _id);
      if (result.ok) gone += 1;
    }
    purged += gone;
    if (gone === 0) break;
  }
  await removeAll(store, 'drafts', { service }, (id) => removeFiles(store, { draft: id }));
  return purged;
}

async function removeAttached(store: Store, caseId: string): Promise<void> {
  await removeAll(store, 'comments', { case: caseId });
  await removeAll(store, 'notifications', { caseId });
  await removeFiles(store, { case: caseId });
  await store.removeIf('ratings', caseId, {});
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

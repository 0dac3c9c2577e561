import { type Collection, point, type Store } from '#server/store';
import type { Cases } from './cases.ts';
import { type CaseDoc, readAs } from './documents.ts';
import { pages } from './rebuild.ts';
import { refuse } from './refuse.ts';
import type { HostResult } from './types.ts';

const FOLLOWING: readonly Collection[] = ['tasks', 'jobs', 'messages', 'deliveries', 'comments', 'events'];

/** Removes a trial case and what follows from it; the case goes last, so that a stopped purge can be repeated. */
export async function purgeTrial(
  store: Store,
  cases: Cases,
  caseId: string,
): Promise<HostResult<{ readonly purged: true }>> {
  return cases.alone(caseId, async () => {
    const doc = await store.load('cases', caseId);
    if (!doc) return refuse(404, 'case-unknown', '没有这个办件。', 'There is no such case.');
    if (!readAs<CaseDoc>(doc).trial) {
      return refuse(409, 'not-a-trial', '正式办件不能清除。', 'Only trial cases can be purged.');
    }
    for (const collection of FOLLOWING) {
      for await (const one of pages(store, collection, { case: caseId })) {
        await point('host.before-purge');
        await store.removeIf(collection, one._id, {});
      }
    }
    await point('host.before-purge');
    await store.removeIf('cases', caseId, { trial: true });
    return { ok: true, value: { purged: true } };
  });
}

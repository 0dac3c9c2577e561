import { type CaseEvent, decodeEvents } from '#runtime/engine';
import type { Store } from '#server/store';
import { type CaseDoc, type EventBatchDoc, type Link, readAs } from './documents.ts';

/** A case's links from the one that holds `fromSeq` on, oldest first: from `events`, then from the tail. */
export async function linksOf(store: Store, doc: CaseDoc, fromSeq = 1): Promise<readonly Link[]> {
  const first = doc.tail[0]?.from ?? doc.seq + 1;
  const older: Link[] = [];
  let after: string | undefined;
  while (first > fromSeq) {
    const page = await store.find('events', {
      filter: { case: doc._id, from: { $lt: first } },
      sort: [['from', 1]],
      limit: 50,
      ...(after === undefined ? {} : { after }),
    });
    for (const batch of page.docs) older.push(...readAs<EventBatchDoc>(batch).links);
    after = page.cursor;
    if (after === undefined) break;
  }
  const inTail = older.filter((one) => one.from < first);
  return [...inTail, ...doc.tail].filter((one) => one.to >= fromSeq);
}

/** All events of a case, oldest first. */
export async function eventsOf(store: Store, doc: CaseDoc): Promise<readonly CaseEvent[]> {
  const links = await linksOf(store, doc);
  return links.flatMap((one) => decodeEvents(one.events));
}

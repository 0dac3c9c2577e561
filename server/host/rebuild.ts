/** What follows from cases, written anew from their histories: after a crash for one case, on demand for all. */
import { type CaseEvent, type CaseState, decodeEvents, evolve } from '#runtime/engine';
import { type Collection, type Doc, type NewDoc, type Projection, point, type Store } from '#server/store';
import type { Cases } from './cases.ts';
import { checkChain } from './chain.ts';
import { type CaseDoc, type Link, readAs } from './documents.ts';
import { type Summary, summarise } from './head.ts';
import { linksOf } from './history.ts';
import { deliveryWrites, NOTHING_OPEN, type Open, openDocs, stepWrites } from './projection.ts';
import type { Releases } from './releases.ts';
import type { LoadedRelease, Log, Sources } from './types.ts';

/** Collections that hold nothing but projections; of `messages` the waits. */
const DERIVED: readonly (readonly [Collection, Readonly<Record<string, string>>])[] = [
  ['tasks', {}],
  ['jobs', {}],
  ['messages', { kind: 'wait' }],
  ['messages', { kind: 'signal-wait' }],
];

export interface Rebuild {
  /**
   * Writes the projections of one case. `drop` removes what is there before; `deliveriesFrom`: effects of this
   * version and later are handed to the outbox again, where they are missing.
   */
  one(caseId: string, how: { readonly drop: boolean; readonly deliveriesFrom?: number }): Promise<void>;
  all(progress?: (done: number, total: number) => void): Promise<number>;
}

export interface RebuildNeed {
  readonly store: Store;
  readonly sources: Sources;
  readonly log: Log;
  readonly cases: Cases;
  readonly releases: Releases;
}

export function createRebuild({ store, sources, log, cases, releases }: RebuildNeed): Rebuild {
  async function remove(collection: Collection, id: string): Promise<void> {
    await point('host.before-project');
    await store.removeIf(collection, id, {});
  }

  /** Runs in the case's own turn, so nothing is committed meanwhile by this process. */
  async function write(caseId: string, drop: boolean, deliveriesFrom: number): Promise<void> {
    const found = await store.load('cases', caseId);
    const wanted = found ? await fold(readAs<CaseDoc>(found), deliveriesFrom) : [];
    if (!wanted) return;
    const keep = new Set(wanted.filter((one) => one.doc).map((one) => `${one.collection} ${one.id}`));
    for (const [collection, filter] of DERIVED) {
      for await (const doc of pages(store, collection, { ...filter, case: caseId })) {
        if (drop || !keep.has(`${collection} ${doc._id}`)) await remove(collection, doc._id);
      }
    }
    await point('host.before-project');
    await store.project(wanted.filter((one) => one.doc));
    await point('host.after-project');
  }

  /** Undefined where the release cannot be read any more: better old projections than none. */
  async function fold(doc: CaseDoc, deliveriesFrom: number): Promise<readonly Projection[] | undefined> {
    const release = await releases.load(doc.release);
    if (!release.ok) {
      log.error({ caseId: doc._id, code: release.code }, 'cannot rebuild: the release cannot be read');
      return undefined;
    }
    const links = await linksOf(store, doc);
    checkChain(doc._id, links);
    const { zone } = await sources.calendar(doc.space);
    return foldLinks(doc, release.value, links, zone, deliveriesFrom);
  }

  return {
    one: (caseId, { drop, deliveriesFrom = Number.POSITIVE_INFINITY }) =>
      cases.alone(caseId, () => write(caseId, drop, deliveriesFrom)),
    async all(progress) {
      const total = await store.count('cases', {});
      let done = 0;
      for await (const doc of pages(store, 'cases', {})) {
        await cases.alone(doc._id, () => write(doc._id, true, Number.POSITIVE_INFINITY));
        done += 1;
        progress?.(done, total);
      }
      const orphans = new Set<string>();
      for (const [collection, filter] of DERIVED) {
        for await (const doc of pages(store, collection, filter)) {
          // Jobs of timer start events have no case, and are no projections.
          if (typeof doc.case === 'string') orphans.add(doc.case);
        }
      }
      for (const caseId of orphans) {
        if (!(await store.load('cases', caseId))) await cases.alone(caseId, () => write(caseId, true, 0));
      }
      return done;
    },
  };
}

/** The same steps that were taken live, commit by commit; the last write of each document wins. */
function foldLinks(
  doc: CaseDoc,
  release: LoadedRelease,
  links: readonly Link[],
  zone: string,
  deliveriesFrom: number,
): readonly Projection[] {
  const writes = new Map<string, Projection>();
  let state: CaseState | undefined;
  let open: Open = NOTHING_OPEN;
  let summary: Summary | undefined;
  for (let at = 0; at < links.length; ) {
    const version = links[at]?.version ?? 0;
    const events: CaseEvent[] = [];
    for (; links[at]?.version === version; at += 1) events.push(...decodeEvents(links[at]?.events ?? '[]'));
    for (const event of events) state = evolve(state, event);
    const last = events.at(-1);
    if (!state || !last) continue;
    summary = summarise(release, state, doc.service, last.by.at, zone, summary);
    const next = openDocs(release.graph, state, summary.head);
    const step = stepWrites(open, next, events, version);
    if (version >= deliveriesFrom) step.push(...deliveryWrites(doc._id, state, events, version));
    for (const one of step) writes.set(`${one.collection} ${one.id}`, one);
    open = next;
  }
  return [...writes.values()];
}

/** All documents of a filter, page by page. */
export async function* pages(
  store: Store,
  collection: Collection,
  filter: Readonly<Record<string, string>>,
): AsyncGenerator<Doc | (NewDoc & { version: number })> {
  let after: string | undefined;
  do {
    const page: { docs: readonly Doc[]; cursor?: string } = await store.find(collection, {
      filter,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    yield* page.docs;
    after = page.cursor;
  } while (after !== undefined);
}

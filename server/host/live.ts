import { type CaseState, decodeState } from '#runtime/engine';
import { point, type Store } from '#server/store';
import { handedOver } from './chain.ts';
import { type CaseDoc, readAs } from './documents.ts';
import { Lru } from './lru.ts';
import type { Open } from './projection.ts';

/** A committed version of a case in memory: decoded once, used until the next commit. */
export interface Live {
  readonly doc: CaseDoc;
  readonly state: CaseState;
  /** Its open documents; made when they are first needed. */
  readonly open?: Open;
  /** Events up to this sequence number surely are in `events`. */
  readonly safe: number;
}

/** About 64 MB of encoded state and tail. */
const MOST_CHARS = 32 * 1024 * 1024;

export interface LiveCases {
  get(caseId: string): Live | undefined;
  load(caseId: string): Promise<Live | undefined>;
  /** Takes a document that somebody else read, e.g. what a conflict brought. */
  adopt(doc: CaseDoc): Promise<Live>;
  keep(live: Live): void;
  forget(caseId: string): void;
}

export function createLiveCases(store: Store): LiveCases {
  const kept = new Lru<Live>(MOST_CHARS);

  function keep(live: Live): void {
    const tail = live.doc.tail.reduce((sum, one) => sum + one.events.length, 0);
    kept.set(live.doc._id, live, live.doc.state.length * 2 + tail + 1024);
  }

  async function adopt(doc: CaseDoc): Promise<Live> {
    const batch = handedOver(doc);
    if (batch) {
      // Whoever handed it over may have died before it was written.
      await point('host.before-events');
      await store.project([batch]);
    }
    const live = { doc, state: decodeState(doc.state), safe: doc.flushed };
    keep(live);
    return live;
  }

  return {
    get: (caseId) => kept.get(caseId),
    async load(caseId) {
      const doc = await store.load('cases', caseId);
      return doc ? adopt(readAs<CaseDoc>(doc)) : undefined;
    },
    adopt,
    keep,
    forget: (caseId) => kept.delete(caseId),
  };
}

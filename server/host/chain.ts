import { type CaseEvent, encodeEvents } from '#runtime/engine';
import type { Projection } from '#server/store';
import { type CaseDoc, type EventBatchDoc, type Link, type New, toDoc } from './documents.ts';
import { sha256 } from './ids.ts';

/** When what is only in the tail grows beyond this, it is handed to `events`. */
const MOST_LINKS = 32;
const MOST_CHARS = 16 * 1024;

export function hashOf(prev: string, events: string): string {
  return sha256(`${prev}\n${events}`);
}

/** The next link of a case's chain: the events of one command. */
export function link(prev: string, events: readonly CaseEvent[], version: number): Link {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) throw new Error('Expected a link to have events, but it has none.');
  const text = encodeEvents(events);
  return { from: first.seq, to: last.seq, version, prev, hash: hashOf(prev, text), events: text };
}

export interface Tail {
  readonly tail: readonly Link[];
  readonly flushed: number;
  readonly batch: Projection | undefined;
}

/**
 * Adds links to the tail and decides whether it is handed to `events` with this commit. Links leave the tail one
 * commit after they were handed over, when `safe` says that they surely are in `events`.
 */
export function extendTail(
  caseId: string,
  space: string,
  before: { readonly tail: readonly Link[]; readonly flushed: number; readonly safe: number },
  added: readonly Link[],
): Tail {
  const tail = [...before.tail.filter((one) => one.to > before.safe), ...added];
  const fresh = tail.filter((one) => one.to > before.flushed);
  const chars = fresh.reduce((sum, one) => sum + one.events.length, 0);
  if (fresh.length < MOST_LINKS && chars < MOST_CHARS) {
    return { tail, flushed: before.flushed, batch: undefined };
  }
  const batch = batchOf(caseId, space, fresh);
  return { tail, flushed: fresh.at(-1)?.to ?? before.flushed, batch };
}

/** The batch that the tail says was handed over last; written again after a crash, when nobody knows. */
export function handedOver(doc: CaseDoc): Projection | undefined {
  const links = doc.tail.filter((one) => one.to <= doc.flushed);
  return links.length > 0 ? batchOf(doc._id, doc.space, links) : undefined;
}

function batchOf(caseId: string, space: string, links: readonly Link[]): Projection | undefined {
  const first = links[0];
  const last = links.at(-1);
  if (!first || !last) return undefined;
  const batch: New<EventBatchDoc> = {
    _id: `${caseId}#${first.from}`,
    space,
    case: caseId,
    from: first.from,
    to: last.to,
    links,
  };
  return { collection: 'events', id: batch._id, source: last.version, doc: toDoc(batch) };
}

/** Checks that a case's links hang together. @throws Error that says where the chain is broken. */
export function checkChain(caseId: string, links: readonly Link[]): void {
  let prev = caseId;
  let seq = 0;
  for (const one of links) {
    if (one.prev !== prev || one.from !== seq + 1 || hashOf(one.prev, one.events) !== one.hash) {
      throw new Error(
        `Expected an unbroken chain of events in case ${caseId}, but it breaks at ${one.from}.`,
      );
    }
    prev = one.hash;
    seq = one.to;
  }
}

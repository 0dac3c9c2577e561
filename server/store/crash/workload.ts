/** What the child process writes until it is killed, and what it promises by printing. */
import { createHash } from 'node:crypto';
import type { Store } from '../port.ts';

/** A promise: the store has acknowledged this. */
export type Ack =
  | { readonly act: 'commit'; readonly id: string; readonly version: number; readonly at: number }
  | { readonly act: 'insert'; readonly id: string; readonly by: number }
  | { readonly act: 'number'; readonly next: number }
  | { readonly act: 'remove'; readonly id: string }
  | { readonly act: 'blob'; readonly id: string; readonly sha256: string };

const writers = 16;
const space = 'crash';

/** Sixteen writers at once, each on a case of its own, on a counter of all and on ids that two of them want. */
export async function work(store: Store, round: string, promise: (ack: Ack) => void): Promise<void> {
  await store.insertOnce('counters', { _id: 'counter', space, next: 0 });
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let at = 1; at <= 2000; at++) await step(store, round, writer, at, promise);
    }),
  );
}

async function step(
  store: Store,
  round: string,
  writer: number,
  at: number,
  promise: (ack: Ack) => void,
): Promise<void> {
  const id = `${round}-${writer}`;
  const result = await store.commit(commitOf(id, at));
  if (!result.ok)
    throw new Error(`Expected ${id} to be at ${at - 1}, but got ${JSON.stringify(result.conflict)}.`);
  promise({ act: 'commit', id, version: result.version, at });

  // Two neighbours want the same id: the one who is told that it is theirs must find it theirs for ever.
  const key = `${round}-${writer >> 1}-${at}`;
  const { inserted } = await store.insertOnce('idempotency', { _id: key, space, by: writer });
  if (inserted) promise({ act: 'insert', id: key, by: writer });

  const counter = await store.updateIf('counters', 'counter', {}, { $inc: { next: 1 } });
  promise({ act: 'number', next: Number(counter?.next) });

  if (at % 5 === 0) {
    const [session, blob] = [`${id}-${at}`, `${id}-${at}`];
    await store.insertOnce('sessions', { _id: session, space });
    if (await store.removeIf('sessions', session, { space })) promise({ act: 'remove', id: session });
    const bytes = Buffer.alloc(2000 + at, `${id}${at}`);
    const { sha256 } = await store.putBlob(blob, bytes);
    promise({ act: 'blob', id: blob, sha256 });
  }
}

/** The case at its `at`-th step and the task that follows from it; both say what they were made of. */
export function commitOf(id: string, at: number): Parameters<Store['commit']>[0] {
  const filler = createHash('sha512')
    .update(`${id}${at}`)
    .digest('hex')
    .repeat(1 + (at % 20));
  return {
    collection: 'cases',
    doc: { _id: id, space, at, filler, grams: [`甲${at % 7}`, `乙${at % 3}`] },
    expected: at - 1,
    projections: [taskOf(id, at)],
  };
}

export function taskOf(
  id: string,
  at: number,
): NonNullable<Parameters<Store['commit']>[0]['projections']>[number] {
  const doc = { _id: `${id}.task`, space, case: id, at, open: at % 2 === 0, candidatePosts: [`p${at % 4}`] };
  return { collection: 'tasks', id: doc._id, source: at, doc: at % 11 === 0 ? undefined : doc };
}

/** What tests ask of a store. */
import type { Collection, Doc, Store } from '#server/store';
import { readAs, type TaskDoc } from '../documents.ts';
import type { HostResult } from '../types.ts';

/** The value of an answer that must be good. */
export function good<T>(result: HostResult<T> | undefined): T {
  if (!result?.ok) throw new Error(`Expected a good answer, but got ${JSON.stringify(result)}.`);
  return result.value;
}

export async function all(store: Store, collection: Collection, filter = {}): Promise<readonly Doc[]> {
  const docs: Doc[] = [];
  let after: string | undefined;
  do {
    const page: { docs: readonly Doc[]; cursor?: string } = await store.find(collection, {
      filter,
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    docs.push(...page.docs);
    after = page.cursor;
  } while (after !== undefined);
  return docs;
}

export async function tasksIn(store: Store, caseId: string): Promise<readonly TaskDoc[]> {
  return (await all(store, 'tasks', { case: caseId })).map((doc) => readAs<TaskDoc>(doc));
}

/** Everything that follows from cases, as one text; how often a document was written is not part of it. */
export async function projections(store: Store): Promise<string> {
  const lists = await Promise.all([
    all(store, 'tasks'),
    all(store, 'jobs'),
    all(store, 'messages', { kind: 'wait' }),
    all(store, 'messages', { kind: 'signal-wait' }),
  ]);
  const plain = lists.flat().map(({ version: _version, ...doc }) => doc as Omit<Doc, 'version'>);
  return plain.map((doc) => JSON.stringify(doc)).join('\n');
}

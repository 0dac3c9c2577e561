/**
 * The contract of the store's port, as one exported function: an adapter calls it with how it is opened.
 * Both adapters run all of it; a difference between them is a declared capability, never an `if` in here.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../port.ts';
import { blobsContract } from './blobs.ts';
import { concurrencyContract } from './concurrency.ts';
import { documentsContract } from './documents.ts';
import { durabilityContract } from './durability.ts';
import { feedContract } from './feed.ts';
import { hostileContract } from './hostile.ts';
import { leasesContract } from './leases.ts';
import { listsContract } from './lists.ts';
import { projectionsContract } from './projections.ts';
import type { Bench, Subject } from './subject.ts';

export type { Subject } from './subject.ts';

/** Declares the suite. `make` prepares a place for data that is empty. */
export function storeContract(name: string, make: () => Promise<Subject>): void {
  describe(`the store's contract: ${name}`, () => {
    let subject: Subject | undefined;
    let store: Store | undefined;

    beforeAll(async () => {
      subject = await make();
      store = await subject.open();
      await store.migrate();
    });
    afterAll(async () => {
      await store?.close();
      await subject?.end();
    });

    const bench: Bench = {
      store: () => {
        if (store === undefined) throw new Error('Expected the store to be open.');
        return store;
      },
      restart: async () => {
        await store?.close();
        store = await subject?.open();
      },
    };
    for (const suite of suites) suite(bench);
  });
}

const suites = [
  documentsContract,
  projectionsContract,
  concurrencyContract,
  listsContract,
  leasesContract,
  feedContract,
  blobsContract,
  hostileContract,
  durabilityContract,
];

/** The port over SQLite: checks what comes in, sends writes to the writer, reads by itself. */
import { bodyOf, checkId } from '../documents.ts';
import { compileFilter } from '../filter/compile.ts';
import { indexes } from '../indexes.ts';
import { quote } from '../paths.ts';
import {
  type Aggregate,
  type BlobInfo,
  type Capabilities,
  type Collection,
  type Commit,
  type CommitResult,
  type Doc,
  type Filter,
  type Group,
  type Lease,
  type NewDoc,
  type Page,
  type Projection,
  type Query,
  type Store,
  StoreError,
  type Update,
} from '../port.ts';
import { checkUpdate } from '../update.ts';
import { backUp } from './backup.ts';
import type { Blobs } from './blobs.ts';
import type { Sqlite } from './driver.ts';
import { asStoreError } from './errors.ts';
import { SeenBeats } from './leases.ts';
import type { Lock } from './lock.ts';
import type { ProjectionRow, Recorded, WriterStats } from './protocol.ts';
import type { WriterQueue } from './queue.ts';
import { docOf, type Reader } from './reader.ts';

export interface Parts {
  readonly sqlite: Sqlite;
  readonly folder: string;
  readonly lock: Lock;
  readonly queue: WriterQueue;
  readonly reader: Reader;
  readonly blobs: Blobs;
}

/** The store with what only this adapter can tell. */
export interface SqliteStoreExtras {
  /** Transactions so far and the operations they carried, for `commands-per-commit`. */
  writerStats(): WriterStats;
  /** What was written since the opening, a list a transaction; only when it was opened with `record`. */
  recordedWrites(): readonly (readonly Recorded[])[];
}

export class SqliteStore implements Store, SqliteStoreExtras {
  readonly #parts: Parts;
  readonly #beats = new SeenBeats(() => performance.now());
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async load(collection: Collection, id: string): Promise<Doc | undefined> {
    known(collection);
    return this.#read((reader) => reader.load(collection, checkId(id)));
  }

  async commit(commit: Commit): Promise<CommitResult> {
    const { collection, doc, expected } = commit;
    known(collection);
    if (!Number.isInteger(expected) || expected < 0) {
      throw new StoreError(
        'bad-document',
        'Expected the expected version to be 0 or a positive whole number.',
      );
    }
    const answer = await this.#parts.queue.write({
      kind: 'commit',
      collection,
      id: checkId(doc._id),
      space: checkId(doc.space, 'space'),
      body: bodyOf(doc),
      expected,
      projections: (commit.projections ?? []).map(projectionRow),
    });
    if (answer.ok) return { ok: true, version: expected + 1 };
    return { ok: false, conflict: answer.row && docOf(answer.row) };
  }

  async insertOnce(
    collection: Collection,
    doc: NewDoc,
  ): Promise<{ readonly inserted: boolean; readonly doc: Doc }> {
    known(collection);
    const [id, space, body] = [checkId(doc._id), checkId(doc.space, 'space'), bodyOf(doc)];
    const there = await this.#parts.queue.write({ kind: 'insert', collection, id, space, body });
    return there === undefined
      ? { inserted: true, doc: docOf({ _id: id, space, version: 1, body }) }
      : { inserted: false, doc: docOf(there) };
  }

  async updateIf(
    collection: Collection,
    id: string,
    filter: Filter,
    update: Update,
  ): Promise<Doc | undefined> {
    known(collection);
    checkUpdate(update);
    const where = compileFilter(collection, filter);
    const row = await this.#parts.queue.write({ kind: 'update', collection, id: checkId(id), where, update });
    return row && docOf(row);
  }

  async removeIf(collection: Collection, id: string, filter: Filter): Promise<boolean> {
    known(collection);
    const where = compileFilter(collection, filter);
    return this.#parts.queue.write({ kind: 'remove', collection, id: checkId(id), where });
  }

  async project(projections: readonly Projection[]): Promise<void> {
    if (projections.length === 0) return;
    await this.#parts.queue.write({ kind: 'project', projections: projections.map(projectionRow) });
  }

  async find(collection: Collection, query: Query): Promise<Page> {
    known(collection);
    return this.#read((reader) => reader.find(collection, query));
  }

  async count(collection: Collection, filter: Filter): Promise<number> {
    known(collection);
    return this.#read((reader) => reader.count(collection, filter));
  }

  async aggregate(collection: Collection, aggregate: Aggregate): Promise<readonly Group[]> {
    known(collection);
    return this.#read((reader) => reader.aggregate(collection, aggregate));
  }

  async claim(
    collection: Collection,
    id: string,
    owner: string,
    leaseMs: number,
  ): Promise<Lease | undefined> {
    known(collection);
    const key = `${collection}/${checkId(id)}`;
    const answer = await this.#parts.queue.write({
      kind: 'claim',
      collection,
      id,
      owner: checkId(owner, 'the owner'),
      epoch: this.#beats.nextEpoch(),
      still: this.#beats.still(key, leaseMs),
    });
    if ('held' in answer) {
      this.#beats.saw(key, answer.held);
      return undefined;
    }
    this.#beats.forget(key);
    return { collection, id, owner, epoch: answer.epoch };
  }

  async renew(lease: Lease): Promise<boolean> {
    return this.#parts.queue.write({ kind: 'renew', ...leaseParts(lease) });
  }

  async release(lease: Lease): Promise<void> {
    await this.#parts.queue.write({ kind: 'release', ...leaseParts(lease) });
  }

  async feed(after: string | undefined, limit: number): ReturnType<Store['feed']> {
    return this.#read((reader) => reader.feed(after, limit));
  }

  async putBlob(id: string, bytes: Uint8Array): Promise<BlobInfo> {
    this.#open();
    return this.#parts.blobs.put(id, bytes);
  }

  async getBlob(id: string): Promise<Uint8Array | undefined> {
    this.#open();
    return this.#parts.blobs.get(id);
  }

  async removeBlob(id: string): Promise<void> {
    this.#open();
    await this.#parts.blobs.remove(id);
  }

  /** The schema is brought up to date when the store is opened; this tells what that did. */
  async migrate(): Promise<{ readonly from: number; readonly to: number }> {
    this.#open();
    return this.#parts.queue.migrated;
  }

  async backup(file: string): Promise<{ readonly bytes: number; readonly at: number }> {
    this.#open();
    const { sqlite, folder, blobs } = this.#parts;
    return backUp(sqlite, folder, blobs, file);
  }

  capabilities(): Capabilities {
    return { name: 'sqlite', servers: 'one', transactionAcrossDocuments: true };
  }

  writerStats(): WriterStats {
    return this.#parts.queue.stats;
  }

  recordedWrites(): readonly (readonly Recorded[])[] {
    return this.#parts.queue.recorded;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#parts.queue.close();
    this.#parts.reader.db.close();
    this.#parts.lock.release();
  }

  #open(): void {
    if (this.#closing !== undefined) throw new StoreError('store-closed', 'The store is closed.');
  }

  #read<T>(read: (reader: Reader) => T): T {
    this.#open();
    try {
      return read(this.#parts.reader);
    } catch (error) {
      throw asStoreError(error);
    }
  }
}

/** A collection's name becomes part of SQL: only those of the list may. */
function known(collection: Collection): void {
  if (!Object.hasOwn(indexes, collection)) {
    throw new StoreError('bad-filter', `There is no collection ${quote(String(collection))}.`);
  }
}

function projectionRow({ collection, id, source, doc }: Projection): ProjectionRow {
  known(collection);
  checkId(id);
  if (doc === undefined) return { collection, id, source, doc: undefined };
  if (doc._id !== id)
    throw new StoreError('bad-document', 'Expected the projection to have the id of its document.');
  return { collection, id, source, doc: { space: doc.space, body: bodyOf(doc, source) } };
}

function leaseParts({ collection, id, owner, epoch }: Lease): Lease {
  return { collection, id, owner, epoch };
}

/**
 * The store's narrow port. Two adapters keep it, one contract suite proves both.
 *
 * A document is small JSON with `_id`, `space` and `version`. Correctness comes from expected versions and inserts
 * alone: no multi-document transaction, no upsert, no unique index but `_id`. What an adapter does in one
 * transaction beyond that is speed, never a promise.
 */

/** Every kind of document. A new one costs a line here and its indexes in a migration. */
export type Collection =
  | 'cases'
  | 'events'
  | 'tasks'
  | 'jobs'
  | 'messages'
  | 'deliveries'
  | 'designs'
  | 'releases'
  | 'services'
  | 'drafts'
  | 'files'
  | 'comments'
  | 'ratings'
  | 'units'
  | 'posts'
  | 'people'
  | 'residents'
  | 'sessions'
  | 'secrets'
  | 'calendars'
  | 'settings'
  | 'counters'
  | 'spaces'
  | 'notifications'
  | 'audit'
  | 'idempotency'
  | 'meta';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

export interface Doc {
  readonly _id: string;
  /** The owner's space; `*` for what belongs to the installation. */
  readonly space: string;
  /** 1 after the insert, one more with each write. */
  readonly version: number;
  readonly [key: string]: Json | undefined;
}

/** A document without what the store sets itself. */
export interface NewDoc {
  readonly _id: string;
  readonly space: string;
  readonly [key: string]: Json | undefined;
}

/** The documented subset of MongoDB's filter language; field names are dotted paths. */
export type Filter = { readonly [pathOrOperator: string]: Json | undefined };

/** `$set`, `$unset`, `$inc`, `$push`; `version` is counted up by the store. */
export interface Update {
  readonly $set?: Readonly<Record<string, Json>>;
  readonly $unset?: Readonly<Record<string, true>>;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $push?: Readonly<Record<string, Json>>;
}

/**
 * A later, idempotent write that follows a commit: written only when the stored document's `source` is older.
 * `source` is the version of the case (or of whatever it is derived from). `doc: undefined` removes it.
 */
export interface Projection {
  readonly collection: Collection;
  readonly id: string;
  readonly source: number;
  readonly doc: NewDoc | undefined;
}

/** One write of one document with an expected version, and the projections that follow from it. */
export interface Commit {
  readonly collection: Collection;
  readonly doc: NewDoc;
  /** 0: must not exist yet. */
  readonly expected: number;
  readonly projections?: readonly Projection[];
}

export type CommitResult =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly conflict: Doc | undefined };

export interface Query {
  readonly filter: Filter;
  /** Pairs of path and direction; `_id` is always added last, so order is total. */
  readonly sort?: readonly (readonly [string, 1 | -1])[];
  /** At most 1000. */
  readonly limit: number;
  /** `cursor` of the page before. */
  readonly after?: string;
}

export interface Page {
  readonly docs: readonly Doc[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

export interface Aggregate {
  readonly filter: Filter;
  readonly by: readonly string[];
  readonly sum?: readonly string[];
}

export interface Group {
  readonly key: readonly Json[];
  readonly count: number;
  readonly sums: readonly number[];
}

/** A lease on a document of `jobs`, `deliveries` or `messages`. Lives beside the document, never in a case. */
export interface Lease {
  readonly collection: Collection;
  readonly id: string;
  readonly owner: string;
  readonly epoch: number;
}

export interface Change {
  readonly collection: Collection;
  readonly id: string;
  readonly space: string;
  readonly version: number;
}

export interface Capabilities {
  readonly name: 'sqlite' | 'mongodb';
  readonly servers: 'one' | 'many';
  readonly transactionAcrossDocuments: boolean;
}

export interface BlobInfo {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The port. Every method answers only after what it wrote would survive `kill -9` and a power cut.
 * @throws StoreError with a stable `code`: `store-unavailable`, `store-full`, `bad-filter`, `bad-document`,
 * `too-large`, `store-closed`.
 */
export interface Store {
  load(collection: Collection, id: string): Promise<Doc | undefined>;
  commit(commit: Commit): Promise<CommitResult>;
  /** The insert is the arbiter: `inserted: false` brings what was there. */
  insertOnce(collection: Collection, doc: NewDoc): Promise<{ readonly inserted: boolean; readonly doc: Doc }>;
  /** Changes the document when it matches the filter at that moment, atomically; undefined when it does not. */
  updateIf(collection: Collection, id: string, filter: Filter, update: Update): Promise<Doc | undefined>;
  /** Removes it when it matches. */
  removeIf(collection: Collection, id: string, filter: Filter): Promise<boolean>;
  /** Guarded, idempotent writes; what `commit` does with its projections. */
  project(projections: readonly Projection[]): Promise<void>;
  find(collection: Collection, query: Query): Promise<Page>;
  count(collection: Collection, filter: Filter): Promise<number>;
  aggregate(collection: Collection, aggregate: Aggregate): Promise<readonly Group[]>;
  /** Takes the lease when nobody holds it, or when its beat stood still for `leaseMs` on our own monotonic clock. */
  claim(collection: Collection, id: string, owner: string, leaseMs: number): Promise<Lease | undefined>;
  renew(lease: Lease): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /**
   * Changes since a position, in order of commit; `undefined` starts now. The feed remembers for a while only:
   * `gap` says that changes before these were forgotten, so that whoever follows it has to look at everything once.
   */
  feed(
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly changes: readonly Change[]; readonly position: string; readonly gap?: true }>;
  putBlob(id: string, bytes: Uint8Array): Promise<BlobInfo>;
  getBlob(id: string): Promise<Uint8Array | undefined>;
  removeBlob(id: string): Promise<void>;
  migrate(): Promise<{ readonly from: number; readonly to: number }>;
  /** Online backup to a file. */
  backup(file: string): Promise<{ readonly bytes: number; readonly at: number }>;
  capabilities(): Capabilities;
  close(): Promise<void>;
}

export class StoreError extends Error {
  constructor(
    readonly code:
      | 'store-unavailable'
      | 'store-full'
      | 'bad-filter'
      | 'too-large'
      | 'store-closed'
      | 'data-folder'
      | 'bad-document',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

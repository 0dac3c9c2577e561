/** What the main thread asks of the writer thread, and its answers. Plain data, documents as JSON text. */
import type { Sql } from '../filter/compile.ts';
import type { Collection, StoreError, Update } from '../port.ts';
import type { Bind } from './driver.ts';

/** A document as the tables hold it. */
export interface StoredRow {
  readonly _id: string;
  readonly space: string;
  readonly version: number;
  readonly body: string;
}

export interface ProjectionRow {
  readonly collection: Collection;
  readonly id: string;
  readonly source: number;
  /** Undefined: remove it. */
  readonly doc: { readonly space: string; readonly body: string } | undefined;
}

/** A beat that was seen: it may be taken over when it stood still. */
export interface Beat {
  readonly epoch: number;
  readonly beat: number;
}

export type WriteOp =
  | {
      readonly kind: 'insert';
      readonly collection: Collection;
      readonly id: string;
      readonly space: string;
      readonly body: string;
    }
  | {
      readonly kind: 'commit';
      readonly collection: Collection;
      readonly id: string;
      readonly space: string;
      readonly body: string;
      readonly expected: number;
      readonly projections: readonly ProjectionRow[];
    }
  | {
      readonly kind: 'update';
      readonly collection: Collection;
      readonly id: string;
      readonly where: Sql;
      readonly update: Update;
    }
  | {
      readonly kind: 'remove';
      readonly collection: Collection;
      readonly id: string;
      readonly where: Sql;
    }
  | { readonly kind: 'project'; readonly projections: readonly ProjectionRow[] }
  | {
      readonly kind: 'claim';
      readonly collection: Collection;
      readonly id: string;
      readonly owner: string;
      /** The new epoch is at least this, so that one owner never gets the same one twice. */
      readonly epoch: number;
      readonly still: Beat | undefined;
    }
  | {
      readonly kind: 'renew' | 'release';
      readonly collection: Collection;
      readonly id: string;
      readonly owner: string;
      readonly epoch: number;
    };

/** What each kind of operation answers. */
export interface WriteAnswer {
  /** The row that was there, or undefined: inserted. */
  readonly insert: StoredRow | undefined;
  readonly commit: { readonly ok: true } | { readonly ok: false; readonly row: StoredRow | undefined };
  readonly update: StoredRow | undefined;
  readonly remove: boolean;
  readonly project: undefined;
  readonly claim: { readonly epoch: number } | { readonly held: Beat };
  readonly renew: boolean;
  readonly release: boolean;
}

export type Outcome =
  | { readonly ok: true; readonly value: WriteAnswer[keyof WriteAnswer] }
  | { readonly ok: false; readonly code: StoreError['code']; readonly message: string };

export interface WriterStats {
  /** Transactions that were committed and synced. */
  readonly commits: number;
  /** Operations that they carried. */
  readonly ops: number;
}

/** An SQL statement with its parameters, as the writer ran it. */
export type Recorded = readonly [sql: string, params: readonly Bind[]];

export type ToWriter =
  | { readonly type: 'write'; readonly ops: readonly WriteOp[] }
  | { readonly type: 'close' };

export type FromWriter =
  | { readonly type: 'ready'; readonly from: number; readonly to: number }
  | { readonly type: 'refused'; readonly code: StoreError['code']; readonly message: string }
  | {
      readonly type: 'written';
      readonly outcomes: readonly Outcome[];
      readonly stats: WriterStats;
      readonly recorded?: readonly (readonly Recorded[])[];
    };

export interface WriterData {
  readonly file: string;
  readonly maxPages: number | undefined;
  readonly record: boolean;
}

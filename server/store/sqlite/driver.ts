/**
 * The `node:sqlite` API, wherever it comes from: built into Node from 22.13 on, from a package before.
 *
 * Traps of this API: a `Date` binds NULL without a word, `undefined` throws, rows have no prototype. So only texts,
 * numbers, bytes and null are ever bound, and rows are read member by member.
 */
import { StoreError } from '../port.ts';

export type Bind = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;

export interface Statement {
  run(...params: Bind[]): { readonly changes: number | bigint };
  get(...params: Bind[]): Row | undefined;
  all(...params: Bind[]): Row[];
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export interface Sqlite {
  readonly DatabaseSync: new (
    file: string,
    options?: { readonly readOnly?: boolean; readonly timeout?: number },
  ) => Database;
  /** Missing before Node 22.16. */
  readonly backup?: (source: Database, file: string, options?: { readonly rate?: number }) => Promise<number>;
}

// A name in a variable, so that no bundler or type checker looks for it on a Node that lacks it.
const builtIn = 'node:sqlite';

/** @throws StoreError `store-unavailable` when neither the built-in nor the package can be loaded */
export async function loadSqlite(): Promise<Sqlite> {
  try {
    return (await import(/* @vite-ignore */ builtIn)) as Sqlite;
  } catch {
    try {
      return (await import('@photostructure/sqlite')) as unknown as Sqlite;
    } catch (cause) {
      throw new StoreError(
        'store-unavailable',
        'SQLite cannot be loaded: use Node 22.13 or newer, or install the package @photostructure/sqlite.',
        { cause },
      );
    }
  }
}

/** Text of a column that is never null. */
export function text(row: Row, column: string): string {
  return String(row[column]);
}

/** Number of a column that is never null. */
export function number(row: Row, column: string): number {
  return Number(row[column]);
}

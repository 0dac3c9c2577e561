/** The embedded store. Imported by the composition root, tests and benches only. */
import { join } from 'node:path';
import type { Store } from '../port.ts';
import { Blobs } from './blobs.ts';
import { openReading } from './connection.ts';
import { loadSqlite } from './driver.ts';
import { asStoreError } from './errors.ts';
import { databaseFile, filesFolder } from './folder.ts';
import { lockFolder } from './lock.ts';
import { WriterQueue } from './queue.ts';
import { Reader } from './reader.ts';
import { SqliteStore, type SqliteStoreExtras } from './store.ts';

export { restoreSqlite } from './backup.ts';
export type { Recorded, WriterStats } from './protocol.ts';

export interface SqliteOptions {
  /** The data folder; made when it is missing. */
  readonly folder: string;
  /** Told in one line what the opening did. */
  readonly log?: (line: string) => void;
  /** The database grows to this many pages of 4 KiB, then writes fail with `store-full`. Default: as the disk allows. */
  readonly maxPages?: number;
  /** Keeps every writing statement for a replay. For benches only: it takes memory without bound. */
  readonly record?: boolean;
}

export type { SqliteStoreExtras };

/**
 * Opens the data folder: takes its lock, starts the writer, brings schema and indexes up to date.
 * @throws StoreError `data-folder` (not writable, in use, of a newer version), `store-unavailable`
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store & SqliteStoreExtras> {
  const { folder, log, maxPages, record = false } = options;
  const sqlite = await loadSqlite();
  const lock = await lockFolder(sqlite, folder);
  try {
    const blobs = new Blobs(filesFolder(folder));
    await blobs.open();
    const file = databaseFile(folder);
    const queue = await WriterQueue.start({ file, maxPages, record });
    const reader = new Reader(openReading(sqlite, file));
    const { from, to } = queue.migrated;
    log?.(`SQLite store at ${join(folder, '')}: ${from === to ? `schema ${to}` : `schema ${from} → ${to}`}.`);
    return new SqliteStore({ sqlite, folder, lock, queue, reader, blobs });
  } catch (error) {
    lock.release();
    throw asStoreError(error);
  }
}

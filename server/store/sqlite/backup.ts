/**
 * Online backup into one file, and back. The file is a database of its own: the documents at one moment, and the
 * files of the data folder as rows beside them. Files are written before the documents that name them, so none
 * that the documents name is missing.
 */
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { point } from '../points.ts';
import { StoreError } from '../port.ts';
import { Blobs, syncFolder } from './blobs.ts';
import { openReading } from './connection.ts';
import { type Database, loadSqlite, type Sqlite } from './driver.ts';
import { asStoreError } from './errors.ts';
import { databaseFile, filesFolder } from './folder.ts';

/** Writes the backup beside its place and renames it when it is whole and synced. @throws StoreError */
export async function backUp(
  sqlite: Sqlite,
  folder: string,
  blobs: Blobs,
  file: string,
): Promise<{ readonly bytes: number; readonly at: number }> {
  const part = `${file}.part`;
  try {
    await rm(part, { force: true });
    const at = Date.now();
    await copyDatabase(sqlite, databaseFile(folder), part);
    const copy = new sqlite.DatabaseSync(part);
    try {
      await addFiles(copy, blobs);
    } finally {
      copy.close();
    }
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await point('store.backup-before-rename');
    await rename(part, file);
    await syncFolder(dirname(file));
    return { bytes: (await stat(file)).size, at };
  } catch (error) {
    await rm(part, { force: true });
    const { code, message } = asStoreError(error);
    throw new StoreError(code, `The backup to ${file} failed. ${message}`, { cause: error });
  }
}

async function copyDatabase(sqlite: Sqlite, from: string, to: string): Promise<void> {
  // A connection of its own: the server's reads go on meanwhile.
  const source = openReading(sqlite, from);
  try {
    // All pages in one step: a backup by steps starts anew with every write.
    if (sqlite.backup !== undefined) await sqlite.backup(source, to, { rate: 2_000_000_000 });
    else {
      source.exec('pragma query_only = off');
      source.exec(`vacuum into '${to.replaceAll("'", "''")}'`);
    }
  } finally {
    source.close();
  }
}

async function addFiles(copy: Database, blobs: Blobs): Promise<void> {
  // One file, with no log beside it that somebody could forget to carry along.
  copy.exec('pragma journal_mode = delete');
  copy.exec('create table backup_files (name text primary key not null, bytes blob not null)');
  const add = copy.prepare('insert into backup_files (name, bytes) values (?, ?)');
  copy.exec('begin');
  for (const name of await blobs.names()) {
    // One that was removed meanwhile is named by no document any more.
    const bytes = await readFile(join(blobs.folder, name)).catch(() => undefined);
    if (bytes !== undefined) add.run(name, bytes);
  }
  copy.exec('commit');
}

/**
 * Makes a data folder of a backup. The folder must not hold data yet.
 * @throws StoreError `data-folder`
 */
export async function restoreSqlite(file: string, folder: string): Promise<{ readonly files: number }> {
  if (existsSync(databaseFile(folder))) {
    throw new StoreError(
      'data-folder',
      `The folder ${folder} holds data already: restore into an empty one.`,
    );
  }
  if (!existsSync(file)) throw new StoreError('data-folder', `There is no backup at ${file}.`);
  const sqlite = await loadSqlite();
  const blobs = new Blobs(filesFolder(folder));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await blobs.open();
    const part = `${databaseFile(folder)}.part`;
    await copyDatabase(sqlite, file, part);
    const files = await takeFiles(new sqlite.DatabaseSync(part), blobs);
    await point('store.restore-before-rename');
    await rename(part, databaseFile(folder));
    await syncFolder(folder);
    return { files };
  } catch (error) {
    throw asStoreError(error);
  }
}

async function takeFiles(db: Database, blobs: Blobs): Promise<number> {
  try {
    const names = db.prepare('select name from backup_files').all();
    const one = db.prepare('select bytes from backup_files where name = ?');
    for (const { name } of names) {
      const bytes = one.get(String(name))?.bytes;
      if (!(bytes instanceof Uint8Array)) throw new StoreError('data-folder', 'The backup is damaged.');
      await writeFile(join(blobs.folder, String(name)), bytes, { mode: 0o600, flush: true });
    }
    await syncFolder(blobs.folder);
    db.exec('drop table backup_files');
    return names.length;
  } finally {
    db.close();
  }
}

/**
 * One writing process for a data folder, by a lock of the operating system that dies with its process: after
 * `kill -9` nothing is left to clean up, and a pid that was given to another program cannot deceive.
 */
import { constants, existsSync } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StoreError } from '../port.ts';
import type { Database, Sqlite } from './driver.ts';
import { isBusy } from './errors.ts';

export interface Lock {
  release(): void;
}

/**
 * Makes the folder when it is missing and takes its lock.
 * @throws StoreError `data-folder` when it cannot be written or another process has it
 */
export async function lockFolder(sqlite: Sqlite, folder: string): Promise<Lock> {
  await checkWritable(folder);
  const holder = join(folder, 'linli.pid');
  let db: Database | undefined;
  try {
    db = new sqlite.DatabaseSync(join(folder, 'linli.lock'), { timeout: 0 });
    db.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (cause) {
    db?.close();
    if (!isBusy(cause)) {
      throw new StoreError('data-folder', `The data folder ${folder} cannot be locked: ${String(cause)}.`, {
        cause,
      });
    }
    const pid = await readFile(holder, 'utf8').catch(() => '?');
    throw new StoreError(
      'data-folder',
      `The data folder ${folder} is in use by another Linli (process ${pid.trim()}): stop it, or set DATA_DIR to another folder.`,
    );
  }
  const held = db;
  await writeFile(holder, `${process.pid}\n`);
  return { release: () => held.close() };
}

async function checkWritable(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new StoreError(
      'data-folder',
      `The data folder ${folder} cannot be written (${reason}): give its owner the right, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/** One folder after the other: the recursive mkdir of Node never answers below folders such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = dirname(folder);
    // What stands and still has no room for a new folder never will.
    if (code !== 'ENOENT' || above === folder || existsSync(above)) throw cause;
    await makeFolder(above);
    await mkdir(folder, { mode: 0o700 });
  }
}

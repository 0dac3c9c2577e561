import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refused } from '../contract/subject.ts';
import { loadSqlite } from './driver.ts';
import { databaseFile } from './folder.ts';
import { openSqliteStore } from './index.ts';
import { lockFolder } from './lock.ts';

const isRoot = process.getuid?.() === 0;

describe('the data folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made when it is missing, for its owner only', async () => {
    const inner = join(folder, 'not', 'yet');
    await (await openSqliteStore({ folder: inner })).close();
    expect((await stat(inner)).mode & 0o077).toBe(0);
  });

  it('that a file stands in the way of is refused by name and with what to do', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(openSqliteStore({ folder: file })).rejects.toMatchObject({
      code: 'data-folder',
      message: expect.stringMatching(/cannot be written .*DATA_DIR/),
    });
  });

  it.skipIf(isRoot)('that we may not write is refused the same way', async () => {
    await chmod(folder, 0o500);
    await refused(openSqliteStore({ folder }), 'data-folder');
    await chmod(folder, 0o700);
  });

  it('that is in use tells whose it is; when that one closes it is free', async () => {
    const store = await openSqliteStore({ folder });
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      code: 'data-folder',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    // The refused one has not shaken the lock of the first.
    await refused(openSqliteStore({ folder }), 'data-folder');
    await store.close();
    await (await openSqliteStore({ folder })).close();
  });

  it('is kept from another process, and free at once when that one was killed', async () => {
    const script = `
      import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
      import { loadSqlite } from ${JSON.stringify(new URL('./driver.ts', import.meta.url).href)};
      await lockFolder(await loadSqlite(), ${JSON.stringify(folder)});
      console.log('held');
      setInterval(() => undefined, 1000);`;
    const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    await once(other.stdout, 'data');
    await refused(openSqliteStore({ folder }), 'data-folder');
    expect(await readFile(join(folder, 'linli.pid'), 'utf8')).toBe(`${other.pid}\n`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    const lock = await lockFolder(await loadSqlite(), folder);
    lock.release();
  });

  it('with the database of another program is left alone', async () => {
    const { DatabaseSync } = await loadSqlite();
    const db = new DatabaseSync(databaseFile(folder));
    db.exec('create table theirs (a); pragma user_version = 5');
    db.close();
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      code: 'data-folder',
      message: expect.stringContaining('another program'),
    });
  });

  it('with what is no database at all is refused, not overwritten', async () => {
    await writeFile(databaseFile(folder), 'a letter to my mother'.repeat(100));
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'data-folder' });
    expect(await readFile(databaseFile(folder), 'utf8')).toMatch(/^a letter/);
  });

  it('that a newer Linli wrote asks for an update', async () => {
    await (await openSqliteStore({ folder })).close();
    const db = new (await loadSqlite()).DatabaseSync(databaseFile(folder));
    db.exec('pragma user_version = 999');
    db.close();
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      code: 'data-folder',
      message: expect.stringContaining('update Linli'),
    });
  });

  it('that can never be made is refused at once', async () => {
    await writeFile(join(folder, 'a-file'), '');
    await expect(openSqliteStore({ folder: join(folder, 'a-file', 'data') })).rejects.toMatchObject({
      code: 'data-folder',
    });
    await expect(openSqliteStore({ folder: '/proc/linli/data' })).rejects.toMatchObject({
      code: 'data-folder',
    });
  });

  it('is made with all that is above it', async () => {
    const deep = join(folder, 'one', 'two', 'three');
    await (await openSqliteStore({ folder: deep })).close();
    expect((await stat(deep)).isDirectory()).toBe(true);
  });

  it('loses half-written files of a killed process at the next start', async () => {
    await mkdir(join(folder, 'files'));
    await writeFile(join(folder, 'files', 'abc.part'), 'half');
    await (await openSqliteStore({ folder })).close();
    await expect(stat(join(folder, 'files', 'abc.part'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexes } from '../../indexes.ts';
import { loadSqlite, text } from '../driver.ts';
import { databaseFile } from '../folder.ts';
import { openSqliteStore } from '../index.ts';
import { reconcileIndexes } from '../reconcile.ts';
import { migrate, migrations, newest } from './index.ts';
import { schema1 } from './schema-1.snapshot.ts';

const snapshots: readonly (readonly [number, readonly string[]])[] = [[1, schema1]];

describe('migrations', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are numbered 1, 2, 3 without a gap', () => {
    expect(migrations.map((migration) => migration.to)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('each have a snapshot of the schema they made, so that the next one can be tested', () => {
    expect(snapshots.map(([schema]) => schema)).toEqual(migrations.map((migration) => migration.to));
  });

  it.each(snapshots)('from schema %i end with real use', async (schema, snapshot) => {
    // given a data folder as that version left it
    await mkdir(folder, { recursive: true });
    const db = new (await loadSqlite()).DatabaseSync(databaseFile(folder));
    for (const sql of snapshot) db.exec(sql);
    db.close();

    // when this version opens it
    const store = await openSqliteStore({ folder });
    expect(await store.migrate()).toEqual({ from: schema, to: newest });

    // then what was there is found, also through indexes and lookups that were not there
    expect(await store.load('cases', 'case-1')).toMatchObject({ version: 3, number: 'CS-2026-000001' });
    expect(await store.count('cases', { grams: '路灯' })).toBe(1);
    expect(
      (await store.find('tasks', { filter: { candidatePosts: 'p1', open: true }, limit: 5 })).docs,
    ).toHaveLength(1);

    // and work goes on: a commit with its projection, the feed, a lease of a process that is no more
    const done = await store.commit({
      collection: 'cases',
      doc: { _id: 'case-1', space: 'street', status: 'completed', grams: [] },
      expected: 3,
      projections: [
        {
          collection: 'tasks',
          id: 'case-1.t1',
          source: 4,
          doc: { _id: 'case-1.t1', space: 'street', open: false },
        },
      ],
    });
    expect(done).toEqual({ ok: true, version: 4 });
    expect(await store.count('cases', { grams: '路灯' })).toBe(0);
    expect(await store.count('tasks', { candidatePosts: 'p1' })).toBe(0);
    const { changes } = await store.feed('41.1', 10);
    expect(changes.map((change) => change.id)).toEqual(['case-1', 'case-1.t1']);
    expect(await store.claim('jobs', 'j1', 'me', 60_000)).toBeDefined();
    await store.close();
  });

  it('that fail leave the schema before them', async () => {
    const db = new (await loadSqlite()).DatabaseSync(':memory:');
    db.exec('create table meta (theirs)');
    expect(() => migrate(db)).toThrow(/meta/);
    expect(db.prepare('pragma user_version').get()?.user_version).toBe(0);
    expect(db.prepare(`select count(*) as n from sqlite_schema`).get()?.n).toBe(1);
    db.close();
  });
});

describe('indexes', () => {
  it('follow their page: one that nobody declares goes, one that is missing comes, the rest is left alone', async () => {
    const db = new (await loadSqlite()).DatabaseSync(':memory:');
    migrate(db);
    reconcileIndexes(db);
    const things = () =>
      db
        .prepare(`select name from sqlite_schema where name like 'auto\\_%' escape '\\' order by name`)
        .all()
        .map((row) => text(row, 'name'));
    const before = things();
    expect(before.length).toBeGreaterThan(Object.keys(indexes).length);
    db.exec(
      `create index auto_old_one on tasks (space); drop index "${before.find((name) => name.includes('jobs_due'))}"`,
    );
    reconcileIndexes(db);
    expect(things()).toEqual(before);
    db.close();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { arm } from '../points.ts';
import { type Database, loadSqlite } from './driver.ts';
import { housekeeping } from './housekeeping.ts';
import { migrate } from './migrations/index.ts';
import type { WriteOp } from './protocol.ts';
import { Reader } from './reader.ts';
import { reconcileIndexes } from './reconcile.ts';
import { Writer } from './writer.ts';

const insert = (id: string): WriteOp => ({ kind: 'insert', collection: 'cases', id, space: 's', body: '{}' });

describe('the writer', () => {
  let db: Database;
  let writer: Writer;
  let reader: Reader;
  beforeEach(async () => {
    db = new (await loadSqlite()).DatabaseSync(':memory:');
    migrate(db);
    reconcileIndexes(db);
    writer = new Writer(db);
    reader = new Reader(db);
  });

  it('takes a whole group in one transaction', () => {
    const outcomes = writer.run([insert('a'), insert('b'), insert('a')]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true]);
    expect(outcomes[2]).toMatchObject({ value: { _id: 'a', version: 1 } });
    expect([writer.commits, writer.ops]).toEqual([1, 3]);
  });

  it('gives each its own transaction when SQLite fails, and only the failing one fails', () => {
    // given JSON that SQLite itself will not take, in the middle of a group, after its row was written
    const broken: WriteOp = {
      kind: 'commit',
      collection: 'cases',
      id: 'broken',
      space: 's',
      body: '{}',
      expected: 0,
      projections: [{ collection: 'tasks', id: 't', source: 1, doc: { space: 's', body: '{no json' } }],
    };
    const outcomes = writer.run([insert('a'), broken, insert('b')]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(reader.load('cases', 'broken')).toBeUndefined();
    expect(reader.load('cases', 'b')).toBeDefined();
    expect(reader.feed('0.0', 10).changes.map((change) => change.id)).toEqual(['a', 'b']);
  });

  it('has the whole group undone when it cannot be committed, and then tries one by one', () => {
    let times = 0;
    const disarm = arm('store.before-commit', () => {
      times += 1;
      if (times === 1) throw new Error('disk I/O error');
    });
    try {
      const outcomes = writer.run([insert('a'), insert('b')]);
      expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true]);
      expect(times).toBe(3);
      expect(reader.count('cases', {})).toBe(2);
    } finally {
      disarm();
    }
  });

  it('keeps what it ran when it is asked to, without what was undone', () => {
    writer.record();
    writer.run([insert('a')]);
    const disarm = arm('store.before-commit', () => {
      throw new Error('disk I/O error');
    });
    expect(writer.run([insert('b')])).toMatchObject([{ ok: false, code: 'store-unavailable' }]);
    disarm();
    const ids = writer.takeRecorded().map(([, params]) => params[0]);
    expect(ids).toEqual(['a', '[["cases","a","s",1]]']);
    expect(writer.takeRecorded()).toEqual([]);
  });
});

describe('the feed of a long life', () => {
  it('forgets what is old, and tells a follower who comes too late', async () => {
    const db = new (await loadSqlite()).DatabaseSync(':memory:');
    migrate(db);
    const writer = new Writer(db);
    const reader = new Reader(db);
    const keeping = housekeeping(db, 10);
    for (let index = 0; index < 30; index++) writer.run([insert(`c${index}`)]);
    keeping.sometimes(4999);
    expect(reader.feed('5.1', 100).gap).toBeUndefined();

    keeping.sometimes(5001);
    const late = reader.feed('5.1', 100);
    expect(late.gap).toBe(true);
    expect(late.changes.map((change) => change.id)).toEqual(
      Array.from({ length: 10 }, (_, at) => `c${at + 20}`),
    );
    expect(reader.feed('20.1', 100).gap).toBeUndefined();
    expect(reader.feed(late.position, 100)).toEqual({ changes: [], position: late.position });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { racing } from '../contract/subject.ts';
import { StoreError } from '../port.ts';
import { openSqliteStore } from './index.ts';

describe('a disk without room', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('refuses by one code; what was refused is not there at all, what was promised stays', async () => {
    // given a database that may grow by a few pages only
    const store = await openSqliteStore({ folder, maxPages: 600 });
    const text = 'x'.repeat(100_000);

    // when fifty callers at once want more than there is
    const results = await racing(50, async (index) => {
      const task = { _id: `t${index}`, space: 's', candidatePosts: ['p'] };
      try {
        await store.commit({
          collection: 'cases',
          doc: { _id: `c${index}`, space: 's', text },
          expected: 0,
          projections: [{ collection: 'tasks', id: task._id, source: 1, doc: task }],
        });
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(StoreError);
        expect(error).toMatchObject({ code: 'store-full' });
        return false;
      }
    });

    // then some have it, some do not, and each says the truth, with projections and lookups
    const kept = results.filter(Boolean).length;
    expect(kept).toBeGreaterThan(5);
    expect(kept).toBeLessThan(50);
    for (const [index, ok] of results.entries()) {
      expect((await store.load('cases', `c${index}`)) !== undefined).toBe(ok);
      expect((await store.load('tasks', `t${index}`)) !== undefined).toBe(ok);
    }
    expect(await store.count('tasks', { candidatePosts: 'p' })).toBe(kept);

    // and when room is made, it goes on
    const first = results.indexOf(true);
    expect(await store.removeIf('cases', `c${first}`, {})).toBe(true);
    expect(await store.insertOnce('cases', { _id: 'after', space: 's' })).toMatchObject({ inserted: true });
    await store.close();
  });

  it('lets the small ones of a group through beside the large ones', async () => {
    const store = await openSqliteStore({ folder, maxPages: 600 });
    const results = await racing(20, (index) =>
      store
        .insertOnce('cases', {
          _id: `c${index}`,
          space: 's',
          text: 'x'.repeat(index % 2 === 0 ? 5_000_000 : 10),
        })
        .then(
          () => 'written',
          (error: unknown) => (error as StoreError).code,
        ),
    );
    expect(results.filter((_, index) => index % 2 === 1)).toEqual(
      Array.from({ length: 10 }, () => 'written'),
    );
    expect(new Set(results.filter((_, index) => index % 2 === 0))).toEqual(new Set(['store-full']));
    await store.close();
  });
});

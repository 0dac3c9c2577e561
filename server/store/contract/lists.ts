/** Find with a total order and cursors, count, aggregate. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Query, Store } from '../port.ts';
import { type Bench, fresh, refused } from './subject.ts';

export function listsContract({ store }: Bench): void {
  const space = fresh('lists');
  const dues = [30, undefined, 10, null, 20, 10, '2026', 5];

  beforeAll(async () => {
    for (const [index, due] of dues.entries()) {
      const _id = `${space}-${index}`;
      const state = index % 2 === 0 ? 'open' : 'done';
      const posts = index < 4 ? ['p1', 'p2'] : ['p3'];
      await store().insertOnce('tasks', {
        _id,
        space,
        state,
        due,
        candidatePosts: posts,
        open: index % 2 === 0,
      });
    }
  });

  const numbers = (docs: readonly { readonly _id: string }[]) =>
    docs.map((doc) => Number(doc._id.slice(space.length + 1)));

  describe('a list', () => {
    it('has missing values first, then numbers, then texts; equal ones by id', async () => {
      const page = await store().find('tasks', { filter: { space }, sort: [['due', 1]], limit: 100 });
      expect(numbers(page.docs)).toEqual([1, 3, 7, 2, 5, 4, 0, 6]);
      expect(page.cursor).toBeUndefined();
    });

    it('goes backwards too, and is then the mirror image', async () => {
      const page = await store().find('tasks', { filter: { space }, sort: [['due', -1]], limit: 100 });
      expect(numbers(page.docs)).toEqual([6, 0, 4, 5, 2, 7, 3, 1]);
    });

    it.each([1, 2, 3, 7, 8])('in pages of %i is the same list', async (limit) => {
      const orders: NonNullable<Query['sort']>[] = [
        [],
        [['due', 1]],
        [['due', -1]],
        [
          ['state', 1],
          ['due', -1],
        ],
        [
          ['open', -1],
          ['due', 1],
        ],
      ];
      for (const sort of orders) {
        const whole = await store().find('tasks', { filter: { space }, sort, limit: 100 });
        expect(await pages(store(), { filter: { space }, sort, limit })).toEqual(numbers(whole.docs));
      }
    });

    it('read page by page misses and doubles none of those that were there, whatever comes in between', async () => {
      const mine = fresh('moving');
      const add = (due: number, word: string) =>
        store().insertOnce('tasks', { _id: `${mine}-${word}-${due}`, space: mine, due });
      for (let due = 0; due < 30; due++) await add(due, 'old');
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store().find('tasks', {
          filter: { space: mine },
          sort: [['due', 1]],
          limit: 4,
          ...(after !== undefined && { after }),
        });
        seen.push(...page.docs.map((doc) => doc._id));
        await add(seen.length - 6, 'new');
        await add(seen.length + 6, 'new');
        after = page.cursor;
      } while (after !== undefined && seen.length < 200);
      expect(seen.filter((id) => id.includes('-old-'))).toHaveLength(30);
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('finds by one of several posts', async () => {
      const filter = { space, candidatePosts: { $in: ['p2', 'p9'] } };
      expect(numbers((await store().find('tasks', { filter, limit: 10 })).docs)).toEqual([0, 1, 2, 3]);
    });

    it('follows a changed document: what it was found by no longer finds it', async () => {
      const _id = fresh('moved');
      await store().insertOnce('tasks', { _id, space: _id, candidatePosts: ['a', 'b'] });
      await store().updateIf('tasks', _id, {}, { $set: { candidatePosts: ['b', 'c'] } });
      const by = (post: string) => store().count('tasks', { space: _id, candidatePosts: post });
      expect([await by('a'), await by('b'), await by('c')]).toEqual([0, 1, 1]);
      await store().removeIf('tasks', _id, {});
      expect(await by('b')).toBe(0);
    });

    it('refuses a cursor of another list, or of nobody', async () => {
      const first = await store().find('tasks', { filter: { space }, sort: [['due', 1]], limit: 2 });
      const after = first.cursor ?? '';
      await refused(
        store().find('tasks', { filter: { space }, sort: [['due', -1]], limit: 2, after }),
        'bad-filter',
      );
      await refused(
        store().find('cases', { filter: { space }, sort: [['due', 1]], limit: 2, after }),
        'bad-filter',
      );
      await refused(store().find('tasks', { filter: { space }, limit: 2, after: 'nonsense' }), 'bad-filter');
    });

    it.each([0, -1, 1.5, 1001, Number.NaN])('refuses a limit of %d', async (limit) => {
      await refused(store().find('tasks', { filter: { space }, limit }), 'bad-filter');
    });
  });

  describe('counting', () => {
    it('counts what a filter matches', async () => {
      expect(await store().count('tasks', { space })).toBe(8);
      expect(await store().count('tasks', { space, due: null })).toBe(2);
      expect(await store().count('tasks', { space: fresh('empty') })).toBe(0);
    });

    it('by groups keeps the kinds of the keys apart, and sums numbers only', async () => {
      const groups = await store().aggregate('tasks', { filter: { space }, by: ['open'], sum: ['due'] });
      expect(groups).toEqual([
        { key: [false], count: 4, sums: [15] },
        { key: [true], count: 4, sums: [60] },
      ]);
      const dueGroups = await store().aggregate('tasks', { filter: { space }, by: ['due'] });
      expect(dueGroups.find((group) => group.key[0] === null)?.count).toBe(2);
      expect(dueGroups.find((group) => group.key[0] === '2026')?.count).toBe(1);
      expect(dueGroups.find((group) => group.key[0] === 10)?.count).toBe(2);
    });

    it('without groups is one line, and none over nothing', async () => {
      expect(await store().aggregate('tasks', { filter: { space }, by: [] })).toEqual([
        { key: [], count: 8, sums: [] },
      ]);
      expect(await store().aggregate('tasks', { filter: { space: fresh('empty') }, by: [] })).toEqual([]);
    });
  });

  async function pages(from: Store, query: Query): Promise<number[]> {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await from.find('tasks', { ...query, ...(after !== undefined && { after }) });
      seen.push(...numbers(page.docs));
      after = page.cursor;
    } while (after !== undefined && seen.length < 50);
    return seen;
  }
}

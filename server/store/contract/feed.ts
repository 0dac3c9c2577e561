/** The feed: what changed, in the order of commit. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../port.ts';
import { type Bench, fresh, racing, refused } from './subject.ts';

export function feedContract({ store }: Bench): void {
  async function since(position: string, limit: number): Promise<readonly Change[]> {
    const all: Change[] = [];
    let at = position;
    for (;;) {
      const { changes, position: next } = await store().feed(at, limit);
      if (changes.length === 0) return all;
      all.push(...changes);
      at = next;
    }
  }

  describe('the feed', () => {
    it('begins now and is silent while nothing happens', async () => {
      const { changes, position } = await store().feed(undefined, 10);
      expect(changes).toEqual([]);
      expect(await store().feed(position, 10)).toEqual({ changes: [], position });
    });

    it.each([1, 2, 100])('tells every change of one document in order, %i at a time', async (limit) => {
      const { position } = await store().feed(undefined, 1);
      const _id = fresh('case');
      const task = fresh('task');
      await store().commit({
        collection: 'cases',
        doc: { _id, space: 's' },
        expected: 0,
        projections: [{ collection: 'tasks', id: task, source: 1, doc: { _id: task, space: 's' } }],
      });
      await store().updateIf('cases', _id, {}, { $set: { a: 1 } });
      await store().removeIf('cases', _id, {});
      const mine = (await since(position, limit)).filter((change) => change.id === _id || change.id === task);
      expect(mine.filter((change) => change.id === _id).map((change) => change.version)).toEqual([1, 2, 3]);
      expect(mine.filter((change) => change.id === task)).toEqual([
        { collection: 'tasks', id: task, space: 's', version: 1 },
      ]);
    });

    it('tells nothing of what was refused', async () => {
      const _id = fresh('once');
      await store().insertOnce('cases', { _id, space: 's' });
      const { position } = await store().feed(undefined, 1);
      await store().insertOnce('cases', { _id, space: 's' });
      await store().updateIf('cases', _id, { version: 9 }, { $set: { a: 1 } });
      await store().commit({ collection: 'cases', doc: { _id, space: 's' }, expected: 9 });
      expect((await since(position, 10)).filter((change) => change.id === _id)).toEqual([]);
    });

    it('misses none of two hundred written at once', async () => {
      const { position } = await store().feed(undefined, 1);
      const space = fresh('crowd');
      await racing(200, (index) => store().insertOnce('cases', { _id: `${space}-${index}`, space }));
      const mine = (await since(position, 7)).filter((change) => change.space === space);
      expect(new Set(mine.map((change) => change.id)).size).toBe(200);
      expect(mine).toHaveLength(200);
    });

    it('refuses a position that is not one of its own', async () => {
      await refused(store().feed('yesterday', 10), 'bad-filter');
    });
  });
}

/** Later, idempotent writes, each guarded by the version that it comes from. */
import { describe, expect, it } from 'vitest';
import type { Projection } from '../port.ts';
import { type Bench, fresh } from './subject.ts';

export function projectionsContract({ store }: Bench): void {
  const task = (id: string, source: number, extra = {}): Projection => ({
    collection: 'tasks',
    id,
    source,
    doc: { _id: id, space: 's', ...extra },
  });

  describe('a projection', () => {
    it('is written with the version of its source', async () => {
      const id = fresh('task');
      await store().project([task(id, 3, { name: 'a' })]);
      expect(await store().load('tasks', id)).toEqual({
        _id: id,
        space: 's',
        version: 1,
        source: 3,
        name: 'a',
      });
    });

    it('from an older or the same version changes nothing, whichever comes last', async () => {
      const id = fresh('task');
      await store().project([task(id, 5, { name: 'new' })]);
      await store().project([task(id, 4, { name: 'older' })]);
      await store().project([task(id, 5, { name: 'same' })]);
      expect(await store().load('tasks', id)).toMatchObject({ name: 'new', version: 1 });
    });

    it('from a newer version replaces', async () => {
      const id = fresh('task');
      await store().project([task(id, 1, { name: 'a', extra: 1 })]);
      await store().project([task(id, 2, { name: 'b' })]);
      expect(await store().load('tasks', id)).toEqual({
        _id: id,
        space: 's',
        version: 2,
        source: 2,
        name: 'b',
      });
    });

    it('that was removed is not brought back by an older one that comes late', async () => {
      const id = fresh('job');
      await store().project([task(id, 1)]);
      await store().project([{ collection: 'tasks', id, source: 3, doc: undefined }]);
      await store().project([task(id, 2)]);
      expect(await store().load('tasks', id)).toBeUndefined();
      await store().project([task(id, 4)]);
      expect(await store().load('tasks', id)).toMatchObject({ source: 4 });
    });

    it('that is removed before it was ever written stays away too', async () => {
      const id = fresh('job');
      await store().project([{ collection: 'tasks', id, source: 3, doc: undefined }]);
      await store().project([task(id, 2)]);
      expect(await store().load('tasks', id)).toBeUndefined();
    });

    it('is not removed by an older version', async () => {
      const id = fresh('job');
      await store().project([task(id, 3)]);
      await store().project([{ collection: 'tasks', id, source: 3, doc: undefined }]);
      expect(await store().load('tasks', id)).toMatchObject({ source: 3 });
    });

    it('that comes with a commit is there when the commit is answered', async () => {
      const [id, one, two] = [fresh('case'), fresh('task'), fresh('task')];
      await store().commit({
        collection: 'cases',
        doc: { _id: id, space: 's' },
        expected: 0,
        projections: [task(one, 1), task(two, 1)],
      });
      const page = await store().find('tasks', { filter: { _id: { $in: [one, two] } }, limit: 10 });
      expect(page.docs.map((doc) => doc._id)).toEqual([one, two].sort());
    });
  });
}

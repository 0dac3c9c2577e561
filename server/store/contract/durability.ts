/** What stays after an orderly end, backups, and a store that is closed. */
import { describe, expect, it } from 'vitest';
import { type Bench, fresh, racing, refused } from './subject.ts';

export function durabilityContract({ store, restart }: Bench): void {
  describe('after a restart', () => {
    it('everything that was acknowledged is there', async () => {
      const space = fresh('kept');
      const blob = fresh('blob');
      await racing(100, (index) => store().insertOnce('cases', { _id: `${space}-${index}`, space, index }));
      await store().updateIf('cases', `${space}-5`, {}, { $set: { index: 500 } });
      await store().removeIf('cases', `${space}-6`, {});
      await store().putBlob(blob, Uint8Array.of(1, 2, 3));
      await restart();
      expect(await store().count('cases', { space })).toBe(99);
      expect(await store().load('cases', `${space}-5`)).toMatchObject({ index: 500, version: 2 });
      expect([...((await store().getBlob(blob)) ?? [])]).toEqual([1, 2, 3]);
    });

    it('the schema is the newest and nothing is migrated twice', async () => {
      await restart();
      const { from, to } = await store().migrate();
      expect(from).toBe(to);
    });

    it('the feed goes on where a follower stopped', async () => {
      const { position } = await store().feed(undefined, 1);
      const _id = fresh('late');
      await store().insertOnce('cases', { _id, space: 's' });
      await restart();
      const { changes } = await store().feed(position, 100);
      expect(changes).toContainEqual({ collection: 'cases', id: _id, space: 's', version: 1 });
    });
  });

  describe('closing', () => {
    it('finishes what was queued, then refuses everything by one code', async () => {
      const space = fresh('closing');
      const closing = store();
      const writes = racing(50, (index) => closing.insertOnce('cases', { _id: `${space}-${index}`, space }));
      const done = closing.close();
      await refused(closing.insertOnce('cases', { _id: fresh('late'), space }), 'store-closed');
      expect((await writes).every((result) => result.inserted)).toBe(true);
      await done;
      await closing.close();
      await refused(closing.load('cases', 'x'), 'store-closed');
      await refused(closing.count('cases', {}), 'store-closed');
      await refused(closing.putBlob('x', Uint8Array.of(1)), 'store-closed');
      await restart();
      expect(await store().count('cases', { space })).toBe(50);
    });
  });
}

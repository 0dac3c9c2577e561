/** Bytes by id. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bench, fresh, racing } from './subject.ts';

export function blobsContract({ store }: Bench): void {
  describe('a file', () => {
    it('comes back byte for byte, with its size and hash', async () => {
      const id = fresh('照片/../%2f');
      const bytes = new Uint8Array(300_000).map((_, index) => (index * 7) % 256);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(await store().putBlob(id, bytes)).toEqual({ id, bytes: 300_000, sha256 });
      expect(Buffer.from((await store().getBlob(id)) ?? []).equals(bytes)).toBe(true);
    });

    it('that is empty is a file all the same', async () => {
      const id = fresh('empty');
      await store().putBlob(id, new Uint8Array());
      expect(await store().getBlob(id)).toHaveLength(0);
    });

    it('that nobody stored or that was removed is not there; removing twice is no error', async () => {
      const id = fresh('gone');
      expect(await store().getBlob(id)).toBeUndefined();
      await store().putBlob(id, Uint8Array.of(1));
      await store().removeBlob(id);
      await store().removeBlob(id);
      expect(await store().getBlob(id)).toBeUndefined();
    });

    it('written by twenty at once is one of theirs, whole', async () => {
      const id = fresh('raced');
      await racing(20, (by) => store().putBlob(id, new Uint8Array(5000).fill(by)));
      const bytes = await store().getBlob(id);
      expect(bytes).toHaveLength(5000);
      expect(new Set(bytes).size).toBe(1);
    });
  });
}

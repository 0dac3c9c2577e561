/** Leases: one holder, shown alive by its beat, taken over only after the beat stood still. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Lease } from '../port.ts';
import { type Bench, fresh } from './subject.ts';

export function leasesContract({ store }: Bench): void {
  describe('a lease', () => {
    it('that is held is given to nobody else, nor to its holder a second time', async () => {
      const id = fresh('job');
      expect(await store().claim('jobs', id, 'me', 60_000)).toMatchObject({
        collection: 'jobs',
        id,
        owner: 'me',
      });
      expect(await store().claim('jobs', id, 'you', 60_000)).toBeUndefined();
      expect(await store().claim('jobs', id, 'me', 60_000)).toBeUndefined();
    });

    it('that was released is free at once', async () => {
      const id = fresh('job');
      await store().release(await claimed(id, 'me'));
      expect(await store().claim('jobs', id, 'you', 60_000)).toBeDefined();
    });

    it('is not taken at the first look, however old it is', async () => {
      const id = fresh('job');
      await claimed(id, 'me');
      await sleep(60);
      expect(await store().claim('jobs', id, 'you', 30)).toBeUndefined();
    });

    it('is taken over when the same beat was seen standing still for the lease time', async () => {
      const id = fresh('job');
      const old = await claimed(id, 'me');
      expect(await store().claim('jobs', id, 'you', 40)).toBeUndefined();
      await sleep(60);
      const taken = await store().claim('jobs', id, 'you', 40);
      expect(taken?.epoch).toBeGreaterThan(old.epoch);
      expect(await store().renew(old)).toBe(false);
      await store().release(old);
      expect(await store().claim('jobs', id, 'third', 60_000)).toBeUndefined();
    });

    it('that beats is never taken over', async () => {
      const id = fresh('job');
      const lease = await claimed(id, 'me');
      for (let round = 0; round < 4; round++) {
        expect(await store().claim('jobs', id, 'you', 30)).toBeUndefined();
        await sleep(40);
        expect(await store().renew(lease)).toBe(true);
      }
      expect(await store().claim('jobs', id, 'you', 30)).toBeUndefined();
    });

    it('of earlier cannot be renewed by an owner who holds it anew', async () => {
      const id = fresh('job');
      const first = await claimed(id, 'me');
      await store().release(first);
      const second = await claimed(id, 'me');
      expect(await store().renew(first)).toBe(false);
      expect(await store().renew(second)).toBe(true);
    });
  });

  async function claimed(id: string, owner: string): Promise<Lease> {
    const lease = await store().claim('jobs', id, owner, 60_000);
    if (lease === undefined) throw new Error(`Expected ${owner} to get the lease, but it is held.`);
    return lease;
  }
}

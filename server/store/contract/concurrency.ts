/** Fifty callers at once: what decides is the insert or the expected version, never luck. */
import { describe, expect, it } from 'vitest';
import { type Bench, fresh, racing, refused } from './subject.ts';

const callers = 50;

export function concurrencyContract({ store }: Bench): void {
  describe('fifty callers at once', () => {
    it('insert the same id: one is the first, all see its document', async () => {
      const _id = fresh('start-lock');
      const results = await racing(callers, (by) => store().insertOnce('cases', { _id, space: 's', by }));
      const winners = results.filter((result) => result.inserted);
      expect(winners).toHaveLength(1);
      for (const result of results) expect(result.doc).toEqual(winners[0]?.doc);
    });

    it('commit with the same expected version: one succeeds, the others are shown its document', async () => {
      const _id = fresh('case');
      await store().commit({ collection: 'cases', doc: { _id, space: 's' }, expected: 0 });
      const results = await racing(callers, (by) =>
        store().commit({ collection: 'cases', doc: { _id, space: 's', by }, expected: 1 }),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      const now = await store().load('cases', _id);
      for (const result of results) if (!result.ok) expect(result.conflict).toEqual(now);
    });

    it('commit, reading again after each conflict: none is lost', async () => {
      const _id = fresh('case');
      await store().commit({ collection: 'cases', doc: { _id, space: 's', seen: [] }, expected: 0 });
      await racing(callers, async (by) => {
        for (;;) {
          const doc = await store().load('cases', _id);
          const seen = [...((doc?.seen as number[]) ?? []), by];
          const next = { _id, space: 's', seen };
          const result = await store().commit({
            collection: 'cases',
            doc: next,
            expected: doc?.version ?? 0,
          });
          if (result.ok) return;
        }
      });
      const doc = await store().load('cases', _id);
      expect([...((doc?.seen as number[]) ?? [])].sort((a, b) => a - b)).toEqual(
        Array.from({ length: callers }, (_, index) => index),
      );
      expect(doc?.version).toBe(callers + 1);
    });

    it('take from an account that has enough for twenty: twenty succeed, it never goes below zero', async () => {
      const _id = fresh('account');
      await store().insertOnce('cases', { _id, space: 's', balance: 20 });
      const results = await racing(callers, () =>
        store().updateIf('cases', _id, { balance: { $gte: 1 } }, { $inc: { balance: -1 } }),
      );
      expect(results.filter((doc) => doc !== undefined)).toHaveLength(20);
      expect(new Set(results.flatMap((doc) => (doc ? [doc.version] : []))).size).toBe(20);
      expect(await store().load('cases', _id)).toMatchObject({ balance: 0, version: 21 });
    });

    it('take the next number of a counter: all different, without a gap', async () => {
      const _id = fresh('counter');
      await store().insertOnce('counters', { _id, space: 's', next: 0 });
      const docs = await racing(callers, () => store().updateIf('counters', _id, {}, { $inc: { next: 1 } }));
      expect(docs.map((doc) => doc?.next as number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: callers }, (_, index) => index + 1),
      );
    });

    it('remove the same document: one did it', async () => {
      const _id = fresh('code');
      await store().insertOnce('secrets', { _id, space: '*' });
      const results = await racing(callers, () => store().removeIf('secrets', _id, {}));
      expect(results.filter(Boolean)).toHaveLength(1);
    });

    it('claim the same lease: one has it', async () => {
      const id = fresh('job');
      const leases = await racing(callers, (by) => store().claim('jobs', id, `owner-${by}`, 60_000));
      expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('of whom every second is refused: the others succeed all the same', async () => {
      const prefix = fresh('mixed');
      const texts = fresh('text');
      await store().insertOnce('cases', { _id: texts, space: 's', value: 'text' });
      await racing(callers, async (by) => {
        if (by % 2 === 0) await store().insertOnce('cases', { _id: `${prefix}-${by}`, space: prefix });
        else await refused(store().updateIf('cases', texts, {}, { $inc: { value: 1 } }), 'bad-document');
      });
      expect(await store().count('cases', { space: prefix })).toBe(callers / 2);
    });

    it('see what they wrote, each at once', async () => {
      const prefix = fresh('own');
      await racing(callers, async (by) => {
        const _id = `${prefix}-${by}`;
        await store().insertOnce('cases', { _id, space: prefix, by });
        expect(await store().load('cases', _id)).toMatchObject({ by });
        expect(await store().count('cases', { space: prefix, by })).toBe(1);
      });
    });
  });
}

/** Load, commit, insertOnce, updateIf, removeIf: one document at a time. */
import { describe, expect, it } from 'vitest';
import { type Bench, fresh, refused } from './subject.ts';

export function documentsContract({ store }: Bench): void {
  describe('a document', () => {
    it('that nobody wrote is not there', async () => {
      expect(await store().load('cases', fresh('none'))).toBeUndefined();
    });

    it('comes back as it was written, with version 1', async () => {
      const doc = {
        _id: fresh('办件'),
        space: 'street',
        title: '路灯不亮 💡',
        deep: { list: [1, 'two', null, { three: true }], 'key with spaces': -0.5 },
        large: 1e21,
        empty: {},
      };
      expect(await store().insertOnce('cases', doc)).toEqual({ inserted: true, doc: { ...doc, version: 1 } });
      expect(await store().load('cases', doc._id)).toEqual({ ...doc, version: 1 });
    });

    it('keeps keys that look dangerous as plain data', async () => {
      const variables = JSON.parse('{"__proto__":{"admin":true},"a.b":1,"$set":2,"":3}');
      const _id = fresh('keys');
      await store().insertOnce('cases', { _id, space: 's', variables });
      const loaded = await store().load('cases', _id);
      expect(JSON.stringify(loaded?.variables)).toBe(JSON.stringify(variables));
      expect(({} as { admin?: unknown }).admin).toBeUndefined();
    });

    it('is kept apart from one with the same id in another collection', async () => {
      const _id = fresh('same');
      await store().insertOnce('cases', { _id, space: 's', of: 'cases' });
      await store().insertOnce('tasks', { _id, space: 's', of: 'tasks' });
      expect(await store().load('tasks', _id)).toMatchObject({ of: 'tasks' });
    });

    it('leaves out members that are undefined', async () => {
      const _id = fresh('undefined');
      await store().insertOnce('cases', { _id, space: 's', due: undefined });
      expect(Object.keys((await store().load('cases', _id)) ?? {})).not.toContain('due');
    });
  });

  describe('insertOnce', () => {
    it('brings what was there the second time and changes nothing', async () => {
      const _id = fresh('vote');
      await store().insertOnce('cases', { _id, space: 's', choice: 'yes' });
      const second = await store().insertOnce('cases', { _id, space: 's', choice: 'no' });
      expect(second).toEqual({ inserted: false, doc: { _id, space: 's', version: 1, choice: 'yes' } });
    });
  });

  describe('commit', () => {
    it('with expected 0 makes the document, once', async () => {
      const doc = { _id: fresh('case'), space: 's', a: 1 };
      expect(await store().commit({ collection: 'cases', doc, expected: 0 })).toEqual({
        ok: true,
        version: 1,
      });
      const again = await store().commit({ collection: 'cases', doc: { ...doc, a: 2 }, expected: 0 });
      expect(again).toEqual({ ok: false, conflict: { ...doc, version: 1 } });
    });

    it('replaces the whole document when the version is the expected one', async () => {
      const _id = fresh('case');
      await store().commit({ collection: 'cases', doc: { _id, space: 's', old: true }, expected: 0 });
      const doc = { _id, space: 's', new: true };
      expect(await store().commit({ collection: 'cases', doc, expected: 1 })).toEqual({
        ok: true,
        version: 2,
      });
      expect(await store().load('cases', _id)).toEqual({ ...doc, version: 2 });
    });

    it('says what is there on a conflict and writes neither document nor projections', async () => {
      const _id = fresh('case');
      const task = fresh('task');
      await store().commit({ collection: 'cases', doc: { _id, space: 's', a: 1 }, expected: 0 });
      const result = await store().commit({
        collection: 'cases',
        doc: { _id, space: 's', a: 2 },
        expected: 7,
        projections: [{ collection: 'tasks', id: task, source: 8, doc: { _id: task, space: 's' } }],
      });
      expect(result).toEqual({ ok: false, conflict: { _id, space: 's', version: 1, a: 1 } });
      expect(await store().load('tasks', task)).toBeUndefined();
    });

    it('of a missing document with an expected version is a conflict with nothing', async () => {
      const doc = { _id: fresh('missing'), space: 's' };
      expect(await store().commit({ collection: 'cases', doc, expected: 3 })).toEqual({
        ok: false,
        conflict: undefined,
      });
    });
  });

  describe('updateIf', () => {
    it('sets, removes, adds and pushes on dotted paths, and counts the version up', async () => {
      const _id = fresh('account');
      const body = { balance: { held: 1 }, list: ['a'], gone: 1 };
      await store().insertOnce('cases', { _id, space: 's', ...body });
      const doc = await store().updateIf(
        'cases',
        _id,
        {},
        {
          $set: { 'name.first': '李', flag: null },
          $unset: { gone: true, 'never.was': true },
          $inc: { 'balance.held': 2, 'balance.free': -3 },
          $push: { list: { b: 1 }, made: 'x' },
        },
      );
      const expected = {
        _id,
        space: 's',
        version: 2,
        balance: { held: 3, free: -3 },
        list: ['a', { b: 1 }],
        name: { first: '李' },
        flag: null,
        made: ['x'],
      };
      expect(doc).toEqual(expected);
      expect(await store().load('cases', _id)).toEqual(expected);
    });

    it('does nothing when the filter does not match or the document is missing', async () => {
      const _id = fresh('account');
      await store().insertOnce('cases', { _id, space: 's', balance: 4 });
      const take = { $inc: { balance: -5 } };
      expect(await store().updateIf('cases', _id, { balance: { $gte: 5 } }, take)).toBeUndefined();
      expect(await store().updateIf('cases', fresh('none'), {}, take)).toBeUndefined();
      expect(await store().load('cases', _id)).toMatchObject({ balance: 4, version: 1 });
    });

    it('can be told which version it expects', async () => {
      const _id = fresh('draft');
      await store().insertOnce('drafts', { _id, space: 's' });
      const set = { $set: { a: 1 } };
      expect(await store().updateIf('drafts', _id, { version: 1 }, set)).toMatchObject({ version: 2 });
      expect(await store().updateIf('drafts', _id, { version: 1 }, set)).toBeUndefined();
    });

    it('refuses what does not fit the document, and leaves it', async () => {
      const _id = fresh('misfit');
      await store().insertOnce('cases', { _id, space: 's', text: 'a', list: [1] });
      await refused(store().updateIf('cases', _id, {}, { $inc: { text: 1 } }), 'bad-document');
      await refused(store().updateIf('cases', _id, {}, { $push: { text: 1 } }), 'bad-document');
      await refused(store().updateIf('cases', _id, {}, { $set: { 'text.inner': 1 } }), 'bad-document');
      expect(await store().load('cases', _id)).toMatchObject({ text: 'a', version: 1 });
    });
  });

  describe('removeIf', () => {
    it('removes only what matches', async () => {
      const _id = fresh('session');
      await store().insertOnce('sessions', { _id, space: '*', expiresAt: 10 });
      expect(await store().removeIf('sessions', _id, { expiresAt: { $lt: 10 } })).toBe(false);
      expect(await store().removeIf('sessions', _id, { expiresAt: { $lte: 10 } })).toBe(true);
      expect(await store().removeIf('sessions', _id, {})).toBe(false);
      expect(await store().load('sessions', _id)).toBeUndefined();
    });
  });
}

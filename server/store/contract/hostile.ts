/** What a stranger could send: names, operators, sizes. Refused by a code, without a trace. */
import { describe, expect, it } from 'vitest';
import { maxDocBytes } from '../documents.ts';
import type { Collection, Filter, Update } from '../port.ts';
import { type Bench, fresh, refused } from './subject.ts';

const badFilters: readonly unknown[] = [
  { $where: 'true' },
  { $expr: { $gt: ['$a', 1] } },
  { a: { $regex: '.*' } },
  { a: { $gt: null } },
  { a: { $gt: { b: 1 } } },
  { a: { b: 1 } },
  { a: [1] },
  { a: {} },
  { a: undefined },
  { a: Number.NaN },
  { a: { $in: 'x' } },
  { a: { $in: [{}] } },
  { a: { $exists: 'yes' } },
  { a: { $not: 1 } },
  { $or: [] },
  { $and: {} },
  { $or: [1] },
  { "a') or 1=1 --": 1 },
  { 'a"."b': 1 },
  { 'a\u0000': 1 },
  JSON.parse('{"__proto__":1}'),
  { 'a.constructor.b': 1 },
  { 'a..b': 1 },
  { '': 1 },
  { 'a.$b': 1 },
  { 'list.0': 1 },
  { ['x'.repeat(5000)]: 1 },
  { a: { $in: Array.from({ length: 2000 }, (_, index) => index) } },
  { $or: Array.from({ length: 3000 }, () => ({ a: 1 })) },
  Array.from({ length: 100 }).reduce<unknown>((inner) => ({ $and: [inner] }), { a: 1 }),
];

const badUpdates: readonly unknown[] = [
  { $rename: { a: 'b' } },
  { a: 1 },
  { $set: { _id: 'x' } },
  { $set: { version: 9 } },
  { $set: { space: 'theirs' } },
  { $set: { '__proto__.admin': true } },
  { $set: { 'a.constructor': 1 } },
  { $set: { a: undefined } },
  { $inc: { a: '1' } },
  { $inc: { a: Number.POSITIVE_INFINITY } },
  { $set: { a: 1 }, $inc: { a: 1 } },
  { $set: { a: 1, 'a.b': 2 } },
];

export function hostileContract({ store }: Bench): void {
  describe('hostile input', () => {
    it.each(badFilters.map((filter, index) => [index, filter] as const))(
      'filter %i is refused',
      async (_, filter) => {
        await refused(store().find('tasks', { filter: filter as Filter, limit: 1 }), 'bad-filter');
        await refused(store().count('tasks', filter as Filter), 'bad-filter');
        await refused(store().updateIf('tasks', 'x', filter as Filter, { $set: { a: 1 } }), 'bad-filter');
        await refused(store().removeIf('tasks', 'x', filter as Filter), 'bad-filter');
      },
    );

    it.each(badUpdates.map((update, index) => [index, update] as const))(
      'update %i is refused',
      async (_, update) => {
        const _id = fresh('target');
        await store().insertOnce('cases', { _id, space: 's' });
        await refused(store().updateIf('cases', _id, {}, update as Update), 'bad-filter');
        expect(await store().load('cases', _id)).toEqual({ _id, space: 's', version: 1 });
      },
    );

    it('a collection that does not exist is refused', async () => {
      for (const name of ['nothing', 'store_leases', 'cases; drop table cases', 'toString', '__proto__']) {
        await refused(store().load(name as Collection, 'x'), 'bad-filter');
        await refused(store().insertOnce(name as Collection, { _id: 'x', space: 's' }), 'bad-filter');
      }
    });

    it.each(['', 'a\u0000b', '\ud800', 'x'.repeat(501), 7, null, undefined, {}])(
      'id %j is refused',
      async (id) => {
        await refused(store().insertOnce('cases', { _id: id as string, space: 's' }), 'bad-document');
        await refused(store().insertOnce('cases', { _id: fresh('ok'), space: id as string }), 'bad-document');
      },
    );

    it('paths to sort and group by are as closely looked at', async () => {
      const path = 'a"; drop table tasks; --';
      await refused(store().find('tasks', { filter: {}, sort: [[path, 1]], limit: 1 }), 'bad-filter');
      for (const name of ['toString', 'hasOwnProperty']) {
        expect(await store().count('tasks', { [name]: 'x' })).toBe(0);
      }
      await refused(store().aggregate('tasks', { filter: {}, by: [path] }), 'bad-filter');
      await refused(store().aggregate('tasks', { filter: {}, by: ['a'], sum: [path] }), 'bad-filter');
    });

    it('values are only ever values', async () => {
      const value = `'; drop table tasks; -- " \\ $gt`;
      const _id = fresh('values');
      await store().insertOnce('tasks', { _id, space: value, name: value, candidatePosts: [value] });
      expect(await store().count('tasks', { space: value, name: value, candidatePosts: value })).toBe(1);
    });
  });

  describe('a huge document', () => {
    it('of some megabytes comes back whole', async () => {
      const _id = fresh('huge');
      const text = '社'.repeat(1_500_000);
      await store().commit({ collection: 'cases', doc: { _id, space: 's', text }, expected: 0 });
      expect((await store().load('cases', _id))?.text).toBe(text);
    });

    it('beyond the limit is refused by commit, insert, update and projection, and nothing is written', async () => {
      const _id = fresh('huger');
      const doc = { _id, space: 's', text: 'x'.repeat(maxDocBytes) };
      await refused(store().commit({ collection: 'cases', doc, expected: 0 }), 'too-large');
      await refused(store().insertOnce('cases', doc), 'too-large');
      await refused(store().project([{ collection: 'cases', id: _id, source: 1, doc }]), 'too-large');
      expect(await store().load('cases', _id)).toBeUndefined();
      await store().insertOnce('cases', { _id, space: 's' });
      await refused(store().updateIf('cases', _id, {}, { $set: { text: doc.text } }), 'too-large');
      expect(await store().load('cases', _id)).toMatchObject({ version: 1 });
    });
  });
}

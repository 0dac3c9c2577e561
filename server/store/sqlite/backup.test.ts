import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refused } from '../contract/subject.ts';
import type { Doc } from '../port.ts';
import { openSqliteStore, restoreSqlite } from './index.ts';

describe('a backup', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('made under load is one moment: a prefix of each writer, whole documents, and their files', async () => {
    // given writers that go on and on, each with files that its documents name
    const store = await openSqliteStore({ folder: join(folder, 'live') });
    const acknowledged = [0, 0, 0, 0];
    let going = true;
    const writers = acknowledged.map(async (_, writer) => {
      for (let at = 1; going; at++) {
        const file = `f-${writer}-${at}`;
        await store.putBlob(file, Buffer.from(file));
        const doc = { _id: `c-${writer}-${at}`, space: 's', writer, at, file };
        const task = { _id: doc._id, space: 's', candidatePosts: ['p'] };
        const projections = [{ collection: 'tasks', id: task._id, source: 1, doc: task }] as const;
        await store.commit({ collection: 'cases', doc, expected: 0, projections });
        acknowledged[writer] = at;
      }
    });
    await until(() => acknowledged.every((at) => at > 20));

    // when it is taken meanwhile
    const before = [...acknowledged];
    const { bytes } = await store.backup(join(folder, 'backup.linli'));
    going = false;
    await Promise.all(writers);
    await store.close();

    // then a folder made of it holds all that was acknowledged before, and no hole
    const { files } = await restoreSqlite(join(folder, 'backup.linli'), join(folder, 'restored'));
    const restored = await openSqliteStore({ folder: join(folder, 'restored') });
    expect(bytes).toBeGreaterThan(50_000);
    expect(files).toBeGreaterThan(80);
    for (const [writer, least] of before.entries()) {
      const docs = await allOf(writer);
      expect(docs.length).toBeGreaterThanOrEqual(least);
      expect(docs.map((doc) => doc.at)).toEqual(docs.map((_, index) => index + 1));
      for (const doc of docs) {
        expect(String(Buffer.from((await restored.getBlob(String(doc.file))) ?? []))).toBe(doc.file);
        expect(await restored.load('tasks', doc._id)).toBeDefined();
      }
    }
    // and it is a store to work with
    expect(await restored.insertOnce('cases', { _id: 'new', space: 's' })).toMatchObject({ inserted: true });
    expect(await restored.count('tasks', { candidatePosts: 'p' })).toBe(
      await restored.count('cases', { at: { $gt: 0 } }),
    );
    await restored.close();

    async function allOf(writer: number): Promise<readonly Doc[]> {
      const docs: Doc[] = [];
      let after: string | undefined;
      do {
        const sort = [['at', 1]] as const;
        const page = await restored.find('cases', {
          filter: { writer },
          sort,
          limit: 500,
          ...(after && { after }),
        });
        docs.push(...page.docs);
        after = page.cursor;
      } while (after !== undefined);
      return docs;
    }
  });

  it('that cannot be written says so and leaves nothing behind', async () => {
    const store = await openSqliteStore({ folder: join(folder, 'live') });
    await expect(store.backup(join(folder, 'no', 'such', 'place'))).rejects.toMatchObject({
      message: expect.stringMatching(/no.such.place/),
    });
    expect(await readdir(folder)).toEqual(['live']);
    await store.close();
  });

  it('is not restored over data, nor from nothing', async () => {
    const live = join(folder, 'live');
    await (await openSqliteStore({ folder: live })).close();
    await refused(restoreSqlite(join(folder, 'x'), live), 'data-folder');
    await refused(restoreSqlite(join(folder, 'x'), join(folder, 'empty')), 'data-folder');
  });

  async function until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

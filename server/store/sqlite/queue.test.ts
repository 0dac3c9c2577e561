import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { racing, refused } from '../contract/subject.ts';
import type { WriteOp } from './protocol.ts';
import { WriterQueue } from './queue.ts';

const insert = (id: number) =>
  ({ kind: 'insert', collection: 'cases', id: `c${id}`, space: 's', body: '{}' }) satisfies WriteOp;

describe('the queue before the writer', () => {
  let folder = '';
  let queue: WriterQueue;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-'));
    queue = await WriterQueue.start({ file: join(folder, 'x.db'), maxPages: undefined, record: false });
  });
  afterEach(async () => {
    await queue.close();
    await rm(folder, { recursive: true });
  });

  it('lets callers of one turn share a sync', async () => {
    await racing(20, (index) => queue.write(insert(index)));
    expect(queue.stats).toEqual({ commits: 1, ops: 20 });
  });

  it('takes in the next group all that came during the last sync', async () => {
    await racing(500, (index) => queue.write(insert(index)));
    expect(queue.stats.ops).toBe(500);
    expect(queue.stats.commits).toBeLessThan(6);
  });

  it('answers only after the sync: a caller alone pays for one', async () => {
    await queue.write(insert(1));
    await queue.write(insert(2));
    expect(queue.stats).toEqual({ commits: 2, ops: 2 });
  });

  it('tells everybody when the thread is gone: those who wait and those who come', async () => {
    const waiting = racing(3, (index) => queue.write(insert(index)).catch((error: unknown) => error));
    await queue.worker.terminate();
    for (const error of await waiting) expect(error).toMatchObject({ code: 'store-unavailable' });
    await refused(queue.write(insert(9)), 'store-unavailable');
  });
});

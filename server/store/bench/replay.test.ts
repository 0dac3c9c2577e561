import { describe, expect, it } from 'vitest';
import { racing } from '../contract/subject.ts';
import { recordWrites, replayRaw } from './replay.ts';

describe('the replay of the durable bench', () => {
  it('runs the statements that the store ran, in as many transactions as asked for', async () => {
    const recording = await recordWrites();
    await recording.store.insertOnce('cases', { _id: 'before', space: 's' });
    const setUp = recording.take();
    await racing(128, (index) =>
      recording.store.insertOnce('cases', { _id: `c${index}`, space: 's', index }),
    );
    const writes = recording.take();
    const inserts = writes.filter(([sql]) => sql.startsWith('insert into cases'));
    expect(setUp.filter(([sql]) => sql.startsWith('insert into cases'))).toHaveLength(1);
    expect(inserts.map(([, params]) => params[0])).toEqual(
      Array.from({ length: 128 }, (_, index) => `c${index}`),
    );
    expect(recording.take()).toEqual([]);
    await recording.end();

    const { ms, commits } = await replayRaw(setUp, writes, 128, 64);
    expect(ms).toBeGreaterThan(0);
    expect(commits).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { createMailboxes } from './mailbox.ts';

const tick = (ms = 1) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a mailbox', () => {
  it('hands over together what queued while it was busy, in order', async () => {
    const batches: string[][] = [];
    const boxes = createMailboxes<string>(async (_key, works) => {
      batches.push([...works]);
      await tick(5);
    });
    boxes.post('case', 'a');
    await tick();
    for (const work of ['b', 'c', 'd']) boxes.post('case', work);
    await boxes.idle();
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('never works for one key twice at a time, but for many keys at once', async () => {
    const busy = new Map<string, number>();
    let most = 0;
    let together = 0;
    const boxes = createMailboxes<number>(async (key) => {
      busy.set(key, (busy.get(key) ?? 0) + 1);
      most = Math.max(most, busy.get(key) ?? 0);
      together = Math.max(together, [...busy.values()].filter((n) => n > 0).length);
      await tick(2);
      busy.set(key, (busy.get(key) ?? 0) - 1);
    }, 1);
    for (let at = 0; at < 30; at += 1) boxes.post(`case-${at % 3}`, at);
    await boxes.idle();
    expect([most, together]).toEqual([1, 3]);
  });

  it('lets somebody in alone, between what was posted before and after', async () => {
    const seen: string[] = [];
    const boxes = createMailboxes<string>(async (_key, works) => {
      seen.push(works.join('+'));
    });
    boxes.post('case', 'a');
    const alone = boxes.alone('case', async () => {
      await tick(3);
      seen.push('alone');
      return 7;
    });
    boxes.post('case', 'b');
    expect(await alone).toBe(7);
    await boxes.idle();
    expect(seen).toEqual(['a', 'alone', 'b']);
  });

  it('goes on after somebody alone failed, and tells him', async () => {
    const seen: string[] = [];
    const boxes = createMailboxes<string>(async (_key, works) => void seen.push(...works));
    const alone = boxes.alone('case', () => Promise.reject(new Error('no')));
    boxes.post('case', 'a');
    await expect(alone).rejects.toThrow('no');
    await boxes.idle();
    expect(seen).toEqual(['a']);
  });
});

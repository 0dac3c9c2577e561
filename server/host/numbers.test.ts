import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#server/store';
import { openSqliteStore } from '#server/store/sqlite';
import { createNumbers, numberText, trialNumber } from './numbers.ts';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-numbers-'));
  store = await openSqliteStore({ folder });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('numbers taken ahead', () => {
  it('gives each number once to racing takers of two servers', async () => {
    const servers = [createNumbers(store), createNumbers(store)];
    const taken = await Promise.all(
      Array.from({ length: 400 }, async (_, at) => servers[at % 2]?.take('street', 'CS:2026')),
    );
    expect(new Set(taken).size).toBe(400);
    expect(Math.min(...taken.map(Number))).toBe(1);
  });

  it('leaves a gap after a restart, never a number twice', async () => {
    const before = [];
    const first = createNumbers(store);
    for (let at = 0; at < 3; at += 1) before.push(await first.take('street', 'WS:2026'));
    const after = await createNumbers(store).take('street', 'WS:2026');
    expect(before).toEqual([1, 2, 3]);
    expect(after).toBeGreaterThan(3);
  });

  it('counts each space and year for itself', async () => {
    const numbers = createNumbers(store);
    expect(await numbers.take('a', 'CS:2026')).toBe(1);
    expect(await numbers.take('b', 'CS:2026')).toBe(1);
    expect(await numbers.take('a', 'CS:2027')).toBe(1);
  });

  it('is written as people know it, and a trial says that it is one', () => {
    expect(numberText('CS', 2026, 123)).toBe('CS-2026-000123');
    expect(numberText('CS', 2026, 1234567)).toBe('CS-2026-1234567');
    expect(trialNumber('CS', 'c0123456789abcdef01234567')).toBe('试-CS-234567');
  });
});

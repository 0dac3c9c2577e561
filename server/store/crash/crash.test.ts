import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointNames } from '../points.ts';
import type { Filter, Store } from '../port.ts';
import { openSqliteStore } from '../sqlite/index.ts';
import { type Ack, commitOf, taskOf } from './workload.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));
const killAt = new URL('./kill-at.mjs', import.meta.url).href;
/** Random kills in one test run; the nightly run asks for more. */
const randomKills = Number(process.env.LINLI_KILLS ?? 6);
const points = pointNames.filter((name) => name.startsWith('store.') && !/backup|restore|remove/.test(name));

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly acks: readonly Ack[];
  readonly complaints: string;
}

describe('a process that is killed while it writes', () => {
  let folder = '';
  const kept: Ack[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(points)('at %s has lost nothing that it promised', async (point) => {
    // The writer's points are passed often: not the first time, so that there is something to lose.
    const ended = await run(point, { KILL_AT: point, KILL_AFTER: '25', NODE_OPTIONS: `--import ${killAt}` });
    expect(ended.complaints).toBe('');
    expect(ended.signal).toBe('SIGKILL');
    kept.push(...ended.acks);
    await check(ended.acks, point);
  });

  it.each(Array.from({ length: randomKills }, (_, index) => index))('at random, %i', async (index) => {
    const ended = await run(`random-${index}`, {}, 20 + Math.random() * 500);
    expect(ended.complaints).toBe('');
    expect(ended.signal).toBe('SIGKILL');
    kept.push(...ended.acks);
    await check(ended.acks, `random-${index}`);
  });

  it('and again and again has lost nothing in the end', async () => {
    expect(kept.length).toBeGreaterThan(1000);
    await check(kept);
  });

  /** One life of the child, until it is killed: by itself at a point, or by us after a while of promises. */
  function run(round: string, env: Readonly<Record<string, string>>, killAfterMs?: number): Promise<Ended> {
    return new Promise((resolve) => {
      const running = spawn(process.execPath, ['--import', 'tsx', child, folder, round], {
        env: { ...process.env, ...env },
      });
      let text = '';
      let complaints = '';
      let timer: NodeJS.Timeout | undefined;
      running.stderr.on('data', (data: Buffer) => {
        complaints += data;
      });
      running.stdout.on('data', (data: Buffer) => {
        text += data;
        if (killAfterMs !== undefined) timer ??= setTimeout(() => running.kill('SIGKILL'), killAfterMs);
      });
      running.on('close', (_code, signal) => {
        clearTimeout(timer);
        const lines = text.split('\n').slice(0, -1);
        const said = lines.map((line) => JSON.parse(line) as Ack | { act: 'ready' });
        resolve({ signal, complaints, acks: said.filter((one): one is Ack => one.act !== 'ready') });
      });
    });
  }

  /** The promises and the cases of one round; of all rounds without one. */
  async function check(acks: readonly Ack[], round?: string): Promise<void> {
    const store = await openSqliteStore({ folder });
    try {
      for (const ack of acks) await checkPromise(store, ack);
      checkNumbers(acks, Number((await store.load('counters', 'counter'))?.next));
      await checkCases(store, round === undefined ? {} : { _id: { $gte: `${round}-`, $lt: `${round}.` } });
      const files = await readdir(join(folder, 'files'));
      expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
    } finally {
      await store.close();
    }
  }
});

async function checkPromise(store: Store, ack: Ack): Promise<void> {
  const lost = `lost: ${JSON.stringify(ack)}`;
  switch (ack.act) {
    case 'commit':
      expect((await store.load('cases', ack.id))?.version, lost).toBeGreaterThanOrEqual(ack.version);
      break;
    case 'insert':
      expect(await store.load('idempotency', ack.id), lost).toMatchObject({ by: ack.by, version: 1 });
      break;
    case 'remove':
      expect(await store.load('sessions', ack.id), `came back: ${ack.id}`).toBeUndefined();
      break;
    case 'blob': {
      const bytes = (await store.getBlob(ack.id)) ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('hex'), lost).toBe(ack.sha256);
      break;
    }
    case 'number':
      break;
  }
}

/** No number twice, none beyond the counter. */
function checkNumbers(acks: readonly Ack[], counter: number): void {
  const numbers = acks.flatMap((ack) => (ack.act === 'number' ? [ack.next] : []));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(counter).toBeGreaterThanOrEqual(Math.max(0, ...numbers));
}

/** Every case is one of its own states, whole; its task is what follows from it once it is projected again. */
async function checkCases(store: Store, filter: Filter): Promise<void> {
  let after: string | undefined;
  do {
    const page = await store.find('cases', { filter, limit: 200, ...(after !== undefined && { after }) });
    for (const { _id, version, at, ...rest } of page.docs) {
      expect(at).toBe(version);
      expect({ _id, at, ...rest }).toEqual(commitOf(_id, version).doc);
      const task = await store.load('tasks', `${_id}.task`);
      if (task !== undefined) expect(Number(task.source)).toBeLessThanOrEqual(version);
      const wanted = taskOf(_id, version);
      await store.project([wanted]);
      const now = await store.load('tasks', `${_id}.task`);
      if (wanted.doc === undefined) expect(now).toBeUndefined();
      else expect(now).toMatchObject({ ...wanted.doc, source: version });
      if (now !== undefined) {
        const byPost = { _id: now._id, candidatePosts: `p${version % 4}` };
        expect(await store.count('tasks', byPost)).toBe(1);
      }
    }
    after = page.cursor;
  } while (after !== undefined);
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { pointNames } from '#server/store';
import { openSqliteStore } from '#server/store/sqlite';
import { checkAllEnded, checkProjections, checkPromises } from './invariants.ts';
import { type Ack, finishAll, openHost } from './workload.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const HOST_POINTS = pointNames.filter((name) => name.startsWith('host.'));
/** Random kills in one test run; the nightly run asks for more. */
const RANDOM_KILLS = Number(process.env.LINLI_KILLS ?? 4);

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly acks: readonly Ack[];
  readonly finished: boolean;
  readonly complaints: string;
}

/** Runs one round in a process of its own; kills it after so many promises where it does not kill itself. */
function runChild(
  folder: string,
  args: readonly string[],
  { killAfter, apart = false }: { killAfter?: number; apart?: boolean } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, LINLI_APART: apart ? '1' : '0' };
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, ...args], { env });
    let text = '';
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => {
      complaints += data;
    });
    child.stdout.on('data', (data: Buffer) => {
      text += data;
      if (killAfter !== undefined && text.split('\n').length > killAfter) child.kill('SIGKILL');
    });
    child.on('close', (_code, signal) => {
      const lines = text.split('\n').slice(0, -1);
      const said = lines.map((line) => JSON.parse(line) as Ack | { act: 'end' });
      const acks = said.filter((one): one is Ack => one.act !== 'end');
      resolve({ signal, acks, finished: acks.length < said.length, complaints });
    });
  });
}

let folder: string | undefined;
afterEach(async () => {
  if (folder) await rm(folder, { recursive: true });
});

async function check(acks: readonly Ack[]): Promise<void> {
  const store = await openSqliteStore({ folder: folder ?? '' });
  const { host, log } = await openHost(store);
  host.run();
  await host.settled();
  await checkPromises(store, host, acks);
  await checkProjections(store, host);
  await finishAll(store, host);
  await checkAllEnded(store);
  await checkPromises(store, host, acks);
  expect(log.lines.filter((line) => line.level === 'error')).toEqual([]);
  await host.stop();
  await store.close();
}

describe('a host that is killed', () => {
  it('at every named place between two writes loses nothing and doubles nothing', async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-crash-'));
    const acks: Ack[] = [];
    const missed: string[] = [];
    for (const [at, point] of HOST_POINTS.entries()) {
      // Now at the first passing, now later: each run of the suite is the same.
      const ended = await runChild(folder, [`p${at}`, point, String(1 + ((at * 7) % 3))]);
      acks.push(...ended.acks);
      if (ended.signal !== 'SIGKILL') {
        const once = ended.finished && (await runChild(folder, [`q${at}`, point, '1']));
        if (once) acks.push(...once.acks);
        if (!(once && once.signal === 'SIGKILL')) missed.push(`${point} ${ended.complaints.slice(0, 2000)}`);
      }
    }
    expect(missed, 'places that the workload never passes').toEqual([]);
    await check(acks);
  }, 300_000);

  it('between a commit and its projections catches up, where a store cannot write both at once', async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-crash-'));
    const acks: Ack[] = [];
    for (const [at, count] of [3, 11, 40, 75, 120].entries()) {
      const ended = await runChild(folder, [`s${at}`, 'host.before-project', String(count)], { apart: true });
      expect(ended).toMatchObject({ complaints: '', signal: 'SIGKILL' });
      acks.push(...ended.acks);
    }
    await check(acks);
  }, 60_000);

  it(
    'at any moment loses nothing and doubles nothing',
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'linli-crash-'));
      const acks: Ack[] = [];
      for (let at = 0; at < RANDOM_KILLS; at += 1) {
        const ended = await runChild(folder, [`r${at}`], { killAfter: 1 + Math.floor(Math.random() * 60) });
        expect(ended.complaints).toBe('');
        acks.push(...ended.acks);
      }
      await check(acks);
    },
    60_000 + RANDOM_KILLS * 10_000,
  );
});

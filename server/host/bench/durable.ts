/**
 * `npm run bench -- durable`: start + complete of one user task on SQLite with FULL, 64 callers at once, against a
 * raw writer that replays the same recorded statements in groups of 64 commands in the same run.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tasksOf } from '#runtime/engine';
import type { Store } from '#server/store';
import { openSqliteStore } from '#server/store/sqlite';
import { type Recording, recordWrites, replayRaw } from '../../store/bench/replay.ts';
import { createClock } from '../clock.ts';
import { ONE_TASK } from '../testing/drawings.ts';
import { good } from '../testing/look.ts';
import { hostOver, NO_HANDLERS, publishDrawing, staff, startOf, TestLog } from '../testing/street.ts';
import type { Host } from '../types.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

const CALLERS = 64;
const WARM_UP = 1000;
const PAIRS = 3000;
const ROUNDS = 3;

/** Start and complete, again and again, by so many callers at once, until so many cases are through. */
async function work(host: Host, first: number, pairs: number): Promise<void> {
  const release = good(await host.release('r-one'));
  let next = first;
  const caller = async () => {
    while (next < first + pairs) {
      const at = next;
      next += 1;
      const started = good(await host.start(startOf('one', `key-${at}`, `第 ${at} 号路灯不亮`)));
      const task = tasksOf(release.graph, started.state)[0]?.id ?? '';
      const request = { key: `done-${at}`, actor: staff('person-1'), channel: 'workbench' } as const;
      const command = { type: 'complete-task', task, variables: { result: '已修好' } } as const;
      good(await host.send(started.caseId, request, command));
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

type Writes = ReturnType<Recording['take']>;

/** What the store writes for all of it, once, with the memory of every statement. */
async function record(): Promise<{ readonly setUp: Writes; readonly writes: Writes }> {
  const recording = await recordWrites();
  const host = await hostOn(recording.store);
  const setUp = recording.take();
  await work(host, 0, PAIRS);
  const writes = recording.take();
  await host.stop();
  await recording.end();
  return { setUp, writes };
}

async function hostOn(store: Store): Promise<Host> {
  await publishDrawing(store, 'one', ONE_TASK);
  return hostOver(store, NO_HANDLERS, await createClock(store), new TestLog());
}

/** One measured run in a folder of its own. */
async function measure(): Promise<{ readonly seconds: number; readonly commits: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'));
  const store = await openSqliteStore({ folder });
  const host = await hostOn(store);
  await work(host, PAIRS, WARM_UP);
  const before = store.writerStats().commits;
  const begun = performance.now();
  await work(host, 0, PAIRS);
  const seconds = (performance.now() - begun) / 1000;
  const commits = store.writerStats().commits - before;
  await host.stop();
  await store.close();
  await rm(folder, { recursive: true });
  return { seconds, commits };
}

/** Figures are medians of rounds in which host and raw writer take turns: the machine's moods hit both. */
export async function bench(): Promise<readonly Figure[]> {
  const { setUp, writes } = await record();
  const commands = 2 * PAIRS;
  const rounds: { rate: number; share: number; perCommit: number; raw: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { seconds, commits } = await measure();
    const { ms } = await replayRaw(setUp, writes, commands, CALLERS);
    const [rate, raw] = [commands / seconds, (commands * 1000) / ms];
    rounds.push({ rate, raw, share: rate / raw, perCommit: commands / commits });
  }
  const middle = (pick: (one: (typeof rounds)[number]) => number) =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return [
    { id: 'commands-per-s', value: middle((one) => one.rate), unit: '1/s' },
    { id: 'raw-commands-per-s', value: middle((one) => one.raw), unit: '1/s' },
    { id: 'of-grouped', value: middle((one) => one.share), unit: 'share' },
    { id: 'commands-per-commit', value: middle((one) => one.perCommit), unit: 'commands' },
    { id: 'bytes-per-command', value: bytes(writes) / commands, unit: 'bytes' },
  ];
}

function bytes(writes: Writes): number {
  return writes.reduce(
    (sum, [, params]) => sum + params.reduce<number>((one, param) => one + String(param).length, 0),
    0,
  );
}

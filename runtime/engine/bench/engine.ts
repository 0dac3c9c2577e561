/**
 * `npm run bench -- engine`: instances a second against bpmn-engine, in one run, both with the model parsed beforehand.
 * Ours emits and encodes every event; `user-task` is saved and read back on both sides.
 */
import * as drawings from './drawings.ts';
import * as ours from './ours.ts';
import * as peer from './peer.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

interface Race {
  readonly id: string;
  readonly ours: () => unknown;
  readonly peer: () => Promise<string>;
  /** What our end state must be, beside "completed" on both sides. */
  readonly ends: Readonly<Record<string, unknown>>;
}

const ROUNDS = 5;
const SLICE_MS = 400;

export async function bench(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const race of await races()) figures.push(...(await run(race)));
  if (ours.encodedBytes() === 0) throw new Error('Expected events to be encoded, but none were.');
  return figures;
}

async function races(): Promise<readonly Race[]> {
  const tasks = { a: 1, b: 2, c: 3, d: 4, f: 5 };
  const [services, user, choice, ten] = await Promise.all([
    pair(drawings.serviceTasks, drawings.serviceTasks),
    pair(drawings.userTask, drawings.userTask),
    pair(drawings.gateways('=n &gt; 3'), drawings.gateways(drawings.PEER_RULE)),
    pair(drawings.parallel, drawings.parallel),
  ]);
  return [
    {
      id: 'service-tasks',
      ours: () => ours.result(ours.machine(services.ours)),
      peer: () => peer.machine(services.peer),
      ends: tasks,
    },
    {
      id: 'user-task',
      ours: () => ours.result(ours.people(user.ours, true)),
      peer: () => peer.people(user.peer, true),
      ends: { a: 1 },
    },
    {
      id: 'gateways',
      ours: () => ours.result(ours.machine(choice.ours, { n: 5 })),
      peer: () => peer.machine(choice.peer, { yes: true }),
      ends: { n: 5, a: 1, b: 2, d: 2 },
    },
    {
      id: 'parallel',
      ours: () => ours.result(ours.people(ten.ours, false)),
      peer: () => peer.people(ten.peer, false),
      ends: Object.fromEntries('abcdghiklm'.split('').map((id) => [id, 1])),
    },
  ];
}

async function pair(own: string, foreign: string) {
  return { ours: await ours.graphOf(own), peer: await peer.sourceOf(foreign) };
}

/** Slices of both, one after the other, so that a busy machine is busy for both; the medians are compared. */
async function run(race: Race): Promise<readonly Figure[]> {
  await compareEnds(race);
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(rate(race.ours));
    theirs.push(await rateOf(race.peer));
  }
  const [a, b] = [median(mine), median(theirs)];
  return [
    { id: `${race.id}-x`, value: a / b, unit: 'x' },
    { id: `${race.id}-ours`, value: a, unit: 'instances/s' },
    { id: `${race.id}-bpmn-engine`, value: b, unit: 'instances/s' },
  ];
}

async function compareEnds(race: Race) {
  const [a, b] = [race.ours() as Record<string, unknown>, await race.peer()];
  const wanted = JSON.stringify(Object.entries({ status: b, ...race.ends }).sort());
  const got = JSON.stringify(Object.entries(a).sort());
  if (got !== wanted) throw new Error(`Expected ${race.id} to end as ${wanted}, but got ${got}.`);
}

function rate(once: () => unknown): number {
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < SLICE_MS) {
    for (let n = 0; n < 20; n += 1) once();
    count += 20;
  }
  return (count * 1_000) / (performance.now() - begin);
}

async function rateOf(once: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < SLICE_MS) {
    await once();
    count += 1;
  }
  return (count * 1_000) / (performance.now() - begin);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

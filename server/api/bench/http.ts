/**
 * `npm run bench -- http`: a signed-in resident's form against an empty Express POST that gets the same bytes, in the
 * same run, in turns. `of-express`: session, CSRF token, key, body, schema and the form's verdict. `submit-of-express`:
 * the whole application beside it, with the case started, numbered and synced to disk (see `durable` for that part).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type LoadResult, load } from './load.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

const CONNECTIONS = 64;
const ROUND_MS = 1_500;
const ROUNDS = 5;

interface Ours {
  readonly port: number;
  readonly cookie: string;
  readonly csrf: string;
  readonly services: { readonly two: string; readonly ten: string };
  readonly folder: string;
}

async function child<T>(file: string): Promise<{ readonly process: ChildProcess; readonly told: T }> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const process_ = spawn(process.execPath, ['--import', 'tsx', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (!process_.stdout) throw new Error('Expected a child to have an output, but it has none');
  for await (const line of createInterface({ input: process_.stdout })) {
    if (line.startsWith('{"port"')) return { process: process_, told: JSON.parse(line) as T };
  }
  throw new Error(`Expected ${file} to tell its port, but it ended`);
}

const values = (fields: number): Record<string, unknown> =>
  Object.fromEntries(
    Array.from({ length: fields }, (_, n) =>
      n % 5 === 4 ? [`n${n}`, n] : [`t${n}`, `路灯不亮，请来看看 ${n}`],
    ),
  );

export async function bench(): Promise<readonly Figure[]> {
  const [server, peer] = await Promise.all([
    child<Ours>('./our-server.ts'),
    child<{ port: number }>('./express-peer.ts'),
  ]);
  const { told } = server;
  const headers = { Cookie: told.cookie, 'X-CSRF-Token': told.csrf };
  const shared = { headers, connections: CONNECTIONS };
  const requests = (service: string, fields: number) => {
    const ms = ROUND_MS;
    const body = JSON.stringify({ service, values: values(fields) });
    return {
      ours: () => load({ ...shared, port: told.port, path: '/api/bench', body, ms }),
      submit: () => load({ ...shared, port: told.port, path: '/api/applications', body, ms }),
      express: () => load({ ...shared, port: peer.told.port, path: '/', body, ms }),
    };
  };

  const figures: Figure[] = [];
  try {
    for (const [name, service, fields] of [
      ['', told.services.two, 2],
      ['-10', told.services.ten, 10],
    ] as const) {
      const round = requests(service, fields);
      await round.ours();
      await round.express();
      const pairs = await rounds(round.ours, round.express);
      // Last, because the server goes on projecting for a while when many cases were started.
      await round.submit();
      const submits = await rounds(round.submit, round.express);
      figures.push(
        { id: `of-express${name}`, value: median(pairs.map((pair) => pair[0] / pair[1])), unit: 'ratio' },
        { id: `requests${name}`, value: median(pairs.map((pair) => pair[0])), unit: 'per s' },
        { id: `express${name}`, value: median(pairs.map((pair) => pair[1])), unit: 'per s' },
        {
          id: `submit-of-express${name}`,
          value: median(submits.map((pair) => pair[0] / pair[1])),
          unit: 'ratio',
        },
        { id: `submissions${name}`, value: median(submits.map((pair) => pair[0])), unit: 'per s' },
      );
    }
  } finally {
    for (const { process: each } of [server, peer]) {
      each.kill('SIGTERM');
      if (each.exitCode === null && each.signalCode === null) await once(each, 'exit');
    }
    await rm(told.folder, { recursive: true, force: true });
  }
  return figures;
}

type Round = () => Promise<LoadResult>;

/** In turns, so that what else the machine does meets both. */
async function rounds(ours: Round, express: Round): Promise<readonly (readonly [number, number])[]> {
  const pairs: [number, number][] = [];
  for (let n = 0; n < ROUNDS; n++) {
    const [mine, theirs] = [await ours(), await express()];
    if (mine.refused > 0)
      throw new Error(`Expected every request to be taken, but ${mine.refused} were refused`);
    pairs.push([mine.perSecond, theirs.perSecond]);
  }
  return pairs;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

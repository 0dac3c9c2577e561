/**
 * `npm run bench -- http`: a signed-in resident submits a form (session, CSRF, key, validation, the case started and
 * synced to disk) against an empty Express POST that gets the same bytes, in the same run, in turns.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { load } from './load.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

const CONNECTIONS = 64;
const ROUND_MS = 2_500;
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
  const [ours, peer] = await Promise.all([
    child<Ours>('./our-server.ts'),
    child<{ port: number }>('./express-peer.ts'),
  ]);
  const { told } = ours;
  const headers = { Cookie: told.cookie, 'X-CSRF-Token': told.csrf };
  const shared = { headers, connections: CONNECTIONS };
  const submit = (service: string, fields: number, ms: number) => {
    const body = JSON.stringify({ service, values: values(fields) });
    return {
      ours: () => load({ ...shared, port: told.port, path: '/api/applications', body, ms }),
      express: () => load({ ...shared, port: peer.told.port, path: '/', body, ms }),
    };
  };

  const figures: Figure[] = [];
  try {
    for (const [name, service, fields] of [
      ['', told.services.two, 2],
      ['-10', told.services.ten, 10],
    ] as const) {
      const warm = submit(service, fields, 1_500);
      await warm.ours();
      await warm.express();
      const round = submit(service, fields, ROUND_MS);
      const rows: { ours: number; express: number }[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const [mine, theirs] = [await round.ours(), await round.express()];
        if (mine.refused > 0)
          throw new Error(`Expected every submission to be taken, but ${mine.refused} were refused`);
        rows.push({ ours: mine.perSecond, express: theirs.perSecond });
      }
      figures.push(
        { id: `of-express${name}`, value: median(rows.map((row) => row.ours / row.express)), unit: 'ratio' },
        { id: `submissions${name}`, value: median(rows.map((row) => row.ours)), unit: 'per s' },
        { id: `express${name}`, value: median(rows.map((row) => row.express)), unit: 'per s' },
      );
    }
  } finally {
    for (const { process: each } of [ours, peer]) {
      each.kill('SIGTERM');
      if (each.exitCode === null && each.signalCode === null) await once(each, 'exit');
    }
    await rm(told.folder, { recursive: true, force: true });
  }
  return figures;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

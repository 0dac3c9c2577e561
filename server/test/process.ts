/** The real server as a process of its own, on a port that is free, with a data folder of the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Server {
  readonly base: string;
  /** What it printed while it started, e.g. the first one-time password. */
  readonly greeting: string;
  /** `kill -9`, at once. */
  kill(): Promise<void>;
  /** Asks it to finish what it began; its exit code. */
  stop(): Promise<number | null>;
}

/** Starts it and waits until it is ready. @throws Error with what it said when it does not come up */
export async function startServer(folder: string): Promise<Server> {
  const port = await freePort();
  const env = {
    ...process.env,
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' },
    // A test's load comes from one address.
    APPLY_LIMIT: '1000000',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const base = `http://127.0.0.1:${port}`;
  await ready(base, child, () => said);
  return {
    base,
    greeting: said,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function ready(base: string, child: ChildProcess, said: () => string): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < 60_000; ) {
    if (child.exitCode !== null) throw new Error(`Expected the server to start, but it ended: ${said()}`);
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok && said().includes('is running')) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  child.kill('SIGKILL');
  throw new Error(`Expected the server to be ready within a minute, but it only said: ${said()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

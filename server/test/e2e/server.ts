/**
 * The product as it is installed: `dist/server/main.js` as a process of its own, with a data folder of the test.
 * It can be killed and comes up again on the same port and the same data, as after a power cut.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Product {
  readonly base: string;
  /** The one-time password of the first admin, as printed. */
  readonly password: string;
  /** The newest code that was sent to this phone, by the sender that prints. */
  codeFor(phone: string): Promise<string>;
  /** `kill -9`, at once. */
  kill(): Promise<void>;
  /** Up again on the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Builds what is stale and starts it on an empty folder. @throws Error with what it said */
export async function installProduct(): Promise<Product> {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const folder = await mkdtemp(join(tmpdir(), 'linli-e2e-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let said = '';
  let child: ChildProcess | undefined;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' };

  const start = async () => {
    const process_ = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], { env });
    child = process_;
    for (const stream of [process_.stdout, process_.stderr]) {
      stream.on('data', (data: Buffer) => {
        said += data;
      });
    }
    await until('the server is ready', async () => {
      if (process_.exitCode !== null) throw new Error(`Expected the server to start, but it said: ${said}`);
      return (await fetch(`${base}/readyz`).catch(() => undefined))?.ok === true;
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('close', resolve));
    ending.kill(signal);
    await ended;
  };

  await start();
  const password = await until('the first password', async () => /一次性密码 (\S+) 登录/.exec(said)?.[1]);
  return {
    base,
    password,
    codeFor: (phone) =>
      until(`a code for ${phone}`, async () => {
        const messages = said
          .split('\n')
          .filter((line) => line.includes(`SMS → ${phone}`) && line.includes('验证码'));
        return /\b(\d{6})\b/.exec(messages.at(-1)?.split(`${phone}:`)[1] ?? '')?.[1];
      }),
    kill: () => end('SIGKILL'),
    start,
    remove: async () => {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks again until there is an answer. @throws Error after 20 s, naming what was waited for */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (const begun = performance.now(); performance.now() - begun < 20_000; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Expected ${what} within 20 seconds, but there was none.`);
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

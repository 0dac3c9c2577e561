/**
 * The composition root: the only file of the server that names a concrete store. Importing it starts the server.
 * Environment: PORT (8080), HOST (all addresses), DATA_DIR (./data), LOG_LEVEL (info), PUBLIC_HTTPS=1 behind a proxy
 * that ends HTTPS, TRUST_PROXY = number of proxies in front, APPLY_LIMIT = applications that one address may send in
 * five minutes (600; a hall full of kiosks behind one address needs more).
 */
import { resolve } from 'node:path';
import { createLog, LIMITS, ListenError, type Running, startServer } from '#server/api';
import { serveControl } from '#server/control';
import { StoreError } from '#server/store';
import { openSqliteStore } from '#server/store/sqlite';
import { PACKS, WEB } from './paths.ts';

const env = process.env;

function fail(zh: string, en: string): never {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}

function numberFrom(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  fail(
    `${name}=${text} 不正确，应为 0–${most} 的整数。`,
    `${name}=${text} is wrong: a whole number from 0 to ${most}.`,
  );
}

/** Asked to end: also while it starts, when there is nothing yet that could be stopped. */
const ending = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
});

const port = numberFrom('PORT', env.PORT, 8080, 65_535);
const folder = resolve(env.DATA_DIR || 'data');
const log = createLog(env.LOG_LEVEL || 'info');

/** What the store says while it opens; told once the server stands, so that a failure is its own line and no other. */
const early: string[] = [];

async function start(): Promise<Running> {
  const store = await openSqliteStore({
    folder,
    log: (line) => {
      early.push(line);
    },
  });
  try {
    return await startServer({
      store,
      log,
      port,
      ...(env.HOST ? { host: env.HOST } : {}),
      web: WEB,
      packs: PACKS,
      secure: env.PUBLIC_HTTPS === '1',
      proxies: numberFrom('TRUST_PROXY', env.TRUST_PROXY, 0, 10),
      limits: { apply: numberFrom('APPLY_LIMIT', env.APPLY_LIMIT, LIMITS.apply, 1_000_000_000) },
      // Development only, and to the screen only: the line has a phone and a code, which no log may keep.
      print: (line) => void process.stdout.write(`${line}\n`),
    });
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

function explain(cause: unknown): never {
  if (cause instanceof ListenError) {
    const { code } = cause;
    if (code === 'EADDRINUSE') {
      fail(
        `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
        `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start`,
      );
    }
    fail(
      `不能监听端口 ${port}（${code}）。请换一个端口：PORT=8080 npm start`,
      `Cannot listen on port ${port} (${code}). Choose another one: PORT=8080 npm start`,
    );
  }
  if (cause instanceof StoreError && cause.code === 'data-folder') {
    fail(
      `数据文件夹 ${folder} 不能使用（不可写、正被另一个进程使用，或属于更新的版本）。请检查权限，或换一个：DATA_DIR=… npm start`,
      `${cause.message} Check its rights or choose another one: DATA_DIR=… npm start`,
    );
  }
  for (const line of early) log.info({}, line);
  log.fatal({ err: cause }, 'cannot start');
  fail('启动失败，原因见上一行日志。', 'Cannot start; the line of the log above says why.');
}

const running = await start().catch(explain);
/** Where `npx linli` finds this server. */
const control = await serveControl({ folder, services: running.services, log }).catch(explain);
for (const line of early.splice(0)) log.info({}, line);

const base = `http://localhost:${running.port}`;
const lines = [
  '',
  'Linli 邻里 已启动 · is running',
  `  居民端 portal      ${base}/`,
  `  工作台 workbench   ${base}/work/`,
  `  设计端 designer    ${base}/design/`,
];
if (running.firstStart) {
  const { login, password } = running.firstStart;
  lines.push(
    '',
    `第一次启动：打开 ${base}/design/ ，用登录名 ${login} 和一次性密码 ${password} 登录。密码只显示这一次。`,
    `First start: open ${base}/design/ and sign in as ${login} with the one-time password ${password}. It is shown only once.`,
  );
}
process.stdout.write(`${lines.join('\n')}\n\n`);

await ending;
try {
  await control.close();
  await running.stop();
  process.exit(0);
} catch (cause) {
  log.fatal({ err: cause }, 'cannot stop cleanly');
  process.exit(1);
}

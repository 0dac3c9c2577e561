/** The composition root as people start it: first start, restart, and what it says when it cannot. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './paths.ts';

let folder = '';
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-main-'));
});
afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'info', HOST: '127.0.0.1', ...env },
  });
  children.push(child);
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    text.err += String(chunk);
  });
  const ended = new Promise<Ended>((resolve) => child.once('exit', (code) => resolve({ code, ...text })));
  const running = async (): Promise<string> => {
    while (!text.out.includes('/design/') && child.exitCode === null)
      await new Promise((go) => setTimeout(go, 20));
    return text.out;
  };
  return { child, ended, running };
}

describe('starting', () => {
  it('the first time tells addresses and a one-time password, the second time no password; SIGTERM ends it well', async () => {
    const env = { PORT: '0', DATA_DIR: join(folder, 'data') };
    const first = start(env);
    const out = await first.running();
    const password = /一次性密码 (\S+) /.exec(out)?.[1] ?? '';
    expect(password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{4}$/);
    expect(out).toMatch(/打开 http:\/\/localhost:\d+\/design\//);

    const taken = await start(env).ended;
    expect(taken.code).toBe(1);
    expect(taken.err.trim().split('\n')).toHaveLength(2);
    expect(taken.err).toMatch(/数据文件夹 .* 不能使用/);

    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);

    const second = start(env);
    expect(await second.running()).not.toContain('一次性密码');
    second.child.kill('SIGINT');
    const ended = await second.ended;
    expect(ended.code).toBe(0);
    expect(ended.out + ended.err).not.toContain(password);
  }, 60_000);

  it('that is asked to end before it stands ends well, and the next one starts on its folder', async () => {
    const env = { PORT: '0', DATA_DIR: join(folder, 'early') };
    const early = start(env);
    // The folder is made when it opens its store: it listens to signals by then, and has not said a word.
    while (!existsSync(env.DATA_DIR) && early.child.exitCode === null)
      await new Promise((go) => setTimeout(go, 2));
    early.child.kill('SIGTERM');
    const ended = await early.ended;
    expect([ended.code, ended.err]).toEqual([0, '']);
    const next = start(env);
    expect(await next.running()).toContain('/design/');
    next.child.kill('SIGTERM');
    expect((await next.ended).code).toBe(0);
  }, 60_000);

  it('says in one line, in both languages, what is in the way, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((go) => other.once('listening', go));
    const port = (other.address() as AddressInfo).port;
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const [taken, unwritable, wrong] = await Promise.all([
      start({ PORT: String(port), DATA_DIR: join(folder, 'port') }).ended,
      start({ PORT: '0', DATA_DIR: join(file, 'data') }).ended,
      start({ PORT: 'abc', DATA_DIR: join(folder, 'wrong') }).ended,
    ]);
    other.close();
    expect([taken.code, unwritable.code, wrong.code]).toEqual([1, 1, 1]);
    // Nothing but that line: no log before it.
    expect([taken.out, unwritable.out, wrong.out]).toEqual(['', '', '']);
    expect(taken.err).toBe(
      `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start\n` +
        `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start\n`,
    );
    for (const { err } of [unwritable, wrong]) {
      expect(err.trim().split('\n')).toHaveLength(2);
      expect(err).not.toMatch(/\n\s+at /);
    }
    expect(unwritable.err).toContain('DATA_DIR=');
    expect(wrong.err).toContain('PORT=abc');
  }, 60_000);
});

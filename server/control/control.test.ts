import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../api/testing.ts';
import { linli } from '../cli/linli.ts';
import { type Control, callServer, serveControl } from './index.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const silent = (): void => undefined;

describe('the door of a live server', () => {
  let server: TestServer;
  let control: Control | undefined;
  let aside = '';
  const note = (): string => join(server.folder, 'control.json');

  beforeEach(async () => {
    server = await startTestServer();
    control = await serveControl({ folder: server.folder, services: server.services, log: quiet });
    aside = await mkdtemp(join(tmpdir(), 'linli-control-'));
  });
  afterEach(async () => {
    await control?.close();
    await server.stop();
    await rm(aside, { recursive: true });
  });

  const shell = async (data: string, ...args: string[]) => {
    const said: string[] = [];
    const say = (text: string): void => void said.push(text);
    const code = await linli(args, { out: say, err: say, cwd: aside, env: { DATA_DIR: data } });
    return { code, said: said.join('\n') };
  };

  test('a backup is made by the server that has the folder, and restores elsewhere', async () => {
    await expect(shell(server.folder, 'backup', 'today.linli')).resolves.toMatchObject({ code: 0 });
    await expect(shell('restored', 'restore', 'today.linli')).resolves.toMatchObject({ code: 0 });
    // The restored folder is a store: the next backup of it is made without any server.
    await expect(shell('restored', 'backup', 'again.linli')).resolves.toMatchObject({ code: 0 });
    expect((await stat(join(aside, 'again.linli'))).size).toBeGreaterThan(10_000);
  });

  test('never into a folder that holds data', async () => {
    await shell(server.folder, 'backup', 'today.linli');
    const { code, said } = await shell(server.folder, 'restore', 'today.linli');
    expect(code).toBe(1);
    expect(said).toContain('data-folder');
  });

  test('rebuilding is done by the server', async () => {
    expect(await callServer(server.folder, 'rebuild', {}, silent)).toEqual({ result: { cases: 0 } });
  });

  test('what the server refuses arrives with its code', async () => {
    await expect(callServer(server.folder, 'backup', { file: 'not/absolute' }, silent)).rejects.toMatchObject(
      {
        code: 'file-missing',
      },
    );
    await expect(
      callServer(server.folder, 'backup', { file: join(aside, 'no/such/folder/x') }, silent),
    ).rejects.toThrow();
  });

  test('nobody comes in without the secret, and only its owner may read it', async () => {
    expect((await stat(note())).mode & 0o077).toBe(0);
    const { port } = JSON.parse(await readFile(note(), 'utf8'));
    for (const headers of [{}, { Authorization: 'Bearer wrong' }]) {
      const answer = await fetch(`http://127.0.0.1:${port}/rebuild`, { method: 'POST', headers });
      expect(answer.status).toBe(403);
    }
  });

  test('a closed door leaves no note', async () => {
    await control?.close();
    control = undefined;
    await expect(stat(note())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a note that a killed server left behind leads nowhere; a folder in use says so', async () => {
    await control?.close();
    control = undefined;
    await writeFile(note(), JSON.stringify({ port: 1, secret: 'x', pid: 1 }));
    expect(await callServer(server.folder, 'rebuild', {}, silent)).toBeUndefined();
    const { code, said } = await shell(server.folder, 'rebuild');
    expect(code).toBe(1);
    expect(said).toContain('data-folder');
  });
});

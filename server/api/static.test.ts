import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let web = '';
beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'linli-web-'));
  for (const app of ['portal', 'work', 'design']) {
    await mkdir(join(web, app, 'assets'), { recursive: true });
    await writeFile(join(web, app, 'index.html'), `<!doctype html><title>${app}</title>`);
  }
  const script = join(web, 'portal', 'assets', 'index-BqT4x9aZ.js');
  await writeFile(script, 'console.log(1)');
  await writeFile(`${script}.gz`, gzipSync('console.log(1)'));
  await writeFile(join(web, 'secret.txt'), 'not for you');
  server = await startTestServer({ web });
});
afterAll(async () => {
  await server?.stop();
  await rm(web, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' });

/** `fetch` would tidy the path up before it is sent. */
function raw(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${server.url}`, { path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the browser apps', () => {
  it.each([
    ['/', 'portal'],
    ['/s/whistle/apply', 'portal'],
    ['/work/', 'work'],
    ['/work/tasks/1', 'work'],
    ['/work/tasks/mine/cc31fd82.t3', 'work'],
    ['/design/', 'design'],
    ['/design/designs/1/process', 'design'],
  ])('at %s give the page of the %s, never from a cache', async (path, app) => {
    const response = await get(path);
    expect(await response.text()).toContain(`<title>${app}</title>`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('without the last stroke lead there', async () => {
    const response = await get('/work');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/work/']);
  });

  it('give files with a hash for ever, packed where the browser can unpack', async () => {
    const path = '/assets/index-BqT4x9aZ.js';
    const packed = await get(path, { 'Accept-Encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('cache-control')).toContain('immutable');
    expect(packed.headers.get('content-type')).toContain('text/javascript');
    expect(await packed.text()).toBe('console.log(1)');
    const again = await get(path, {
      'Accept-Encoding': 'gzip',
      'If-None-Match': packed.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    expect((await get(path, { 'Accept-Encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
  });

  it('give no page in place of a missing file, and nothing outside their folder', async () => {
    expect((await get('/assets/gone-12345678.js')).status).toBe(404);
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/work/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%00',
    ]) {
      expect(await raw(path)).not.toBe(200);
    }
    const up = await fetch(`${server.url}/work/%2e%2e%2f%2e%2e%2fsecret.txt`);
    expect(await up.text()).not.toContain('not for you');
  });

  it('may run no foreign or made-up script', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.replace(/style-src [^;]+/, '')).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await get('/')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are read, never written', async () => {
    expect((await fetch(`${server.url}/`, { method: 'POST' })).status).toBe(404);
  });
});

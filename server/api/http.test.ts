/** What every endpoint has in common: keys, versions, bodies, addresses, limits, the log. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_PASSWORD, startTestServer, type TestClient, type TestServer } from './testing.ts';

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.staff('admin');
});
afterAll(() => server?.stop());

const unit = 'unit-space-1';
const community = (name: string) => ({ name, kind: 'community', parent: unit });

describe('a creating POST', () => {
  it('without a key is refused, and so is a key that is none', async () => {
    for (const key of [null, 'short', 'has blank in it', 'x'.repeat(129)]) {
      const answer = await admin.call('POST /api/units', { body: community('无编号'), key });
      expect([answer.status, answer.problem.code]).toEqual([400, 'idempotency-key-missing']);
    }
  });

  it('fifty times at once is done once and answered fifty times alike', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        admin.call('POST /api/units', { body: community('五十'), key: 'fifty-at-once' }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const units = await admin.call<{ items: { name: string }[] }>('GET /api/units');
    expect(units.body.items.filter((each) => each.name === '五十')).toHaveLength(1);
  });

  it('with the same key and another payload is a 409, by another person simply another act', async () => {
    const key = 'same-key-other-payload';
    expect((await admin.call('POST /api/units', { body: community('甲'), key })).status).toBe(201);
    const other = await admin.call('POST /api/units', { body: community('乙'), key });
    expect([other.status, other.problem.code]).toEqual([409, 'idempotency-key-reused']);
    const racing = await Promise.all(
      ['丙', '丁'].map((name) =>
        admin.call('POST /api/units', { body: community(name), key: 'racing-payloads' }),
      ),
    );
    expect(racing.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('that was refused may be mended under the same key', async () => {
    const key = 'mended-after-refusal';
    const refused = await admin.call('POST /api/units', { body: { ...community('五十') }, key });
    expect(refused.problem.code).toBe('name-taken');
    expect((await admin.call('POST /api/units', { body: community('六十'), key })).status).toBe(201);
  });

  it('repeats a one-time password, and stores neither it nor the key', async () => {
    const key = 'invite-somebody-once';
    const body = { name: '孙丽', login: 'sunli', phone: '13812345678', posts: [] };
    const [first, second] = [
      await admin.call<{ password: string }>('POST /api/people', { body, key }),
      await admin.call<{ password: string }>('POST /api/people', { body, key }),
    ];
    expect(second.body).toEqual(first.body);
    expect(first.body.password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{4}$/);
    const kept = await server.services.store.find('idempotency', { filter: {}, limit: 1000 });
    expect(JSON.stringify(kept.docs)).not.toContain(first.body.password);
    expect(JSON.stringify(kept.docs)).not.toContain(key);
  });

  it('whose server died in the middle is carried out by the next try', async () => {
    const key = 'server-died-in-between';
    await admin.call('POST /api/units', { body: community('七十'), key });
    const { store } = server.services;
    const page = await store.find('idempotency', { filter: { state: 'done' }, sort: [['at', -1]], limit: 1 });
    const id = page.docs[0]?._id ?? '';
    await store.updateIf(
      'idempotency',
      id,
      {},
      { $set: { state: 'running', at: 0 }, $unset: { answer: true } },
    );
    expect((await admin.call('POST /api/units', { body: community('七十'), key })).status).toBe(201);
    const units = await admin.call<{ items: { name: string }[] }>('GET /api/units');
    expect(units.body.items.filter((each) => each.name === '七十')).toHaveLength(1);
  });
});

describe('a change', () => {
  it('needs the version it changes; the newest wins, the other sees what stands there', async () => {
    const { body } = await admin.call<{ id: string; version: number }>('POST /api/units', {
      body: community('旧名'),
    });
    const change = (name: string, version?: number) =>
      admin.call<{ version: number }>(`PATCH /api/units/${body.id}`, {
        body: { name },
        ...(version === undefined ? {} : { version }),
      });
    const without = await change('新名');
    expect([without.status, without.problem.code]).toEqual([428, 'version-missing']);
    const first = await change('新名', body.version);
    expect(first.headers.get('etag')).toBe(`"${first.body.version}"`);
    const late = await change('迟到', body.version);
    expect([late.status, late.problem.code]).toEqual([412, 'version-conflict']);
    expect(late.problem.current).toMatchObject({ name: '新名', version: first.body.version });
  });

  it('raced by ten is done by one', async () => {
    const { body } = await admin.call<{ version: number }>('GET /api/street');
    const statuses = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        admin.call('PUT /api/street', { body: { name: `街道 ${n}`, phone: '' }, version: body.version }),
      ),
    );
    expect(statuses.map((each) => each.status).sort()).toEqual([200, ...Array(9).fill(412)]);
  });
});

describe('a body', () => {
  it('with something unknown, missing or of the wrong kind says where, in both languages', async () => {
    const answer = await admin.call('POST /api/units', { body: { name: '', kind: 'planet', extra: 1 } });
    expect([answer.status, answer.problem.code]).toEqual([422, 'invalid']);
    const errors = answer.problem.errors ?? [];
    expect(errors.map((error) => error.path).sort()).toEqual(['', 'kind', 'name']);
    for (const { message } of errors) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('that is too large, no JSON, or of another type is refused', async () => {
    const send = (body: string, type = 'application/json') =>
      fetch(`${server.url}/api/units`, {
        method: 'POST',
        body,
        headers: {
          Cookie: admin.cookie(),
          'X-CSRF-Token': admin.session.csrf,
          'Idempotency-Key': 'bodies-that-are-none',
          'Content-Type': type,
        },
      }).then(async (response) => [response.status, ((await response.json()) as { code: string }).code]);
    expect(await send(JSON.stringify({ name: 'x'.repeat(1024 * 1024) }))).toEqual([413, 'too-large']);
    expect(await send('{"name":')).toEqual([400, 'bad-json']);
    expect(await send('name=x', 'application/x-www-form-urlencoded')).toEqual([415, 'not-json']);
    expect(await send('"__proto__"')).toEqual([422, 'invalid']);
  });
});

describe('an address', () => {
  it('that is not there, or does not do that, says so', async () => {
    const missing = await admin.call('GET /api/planets');
    expect([missing.status, missing.problem.code]).toEqual([404, 'no-such-endpoint']);
    const method = await admin.call('DELETE /api/units');
    expect([method.status, method.problem.code]).toEqual([405, 'method-not-allowed']);
    expect(method.headers.get('allow')).toBe('GET, POST');
    expect((await admin.call('GET /api/units/%E0%A4%A')).problem.code).toBe('bad-address');
    expect((await fetch(`${server.url}/nowhere.js`)).status).toBe(404);
  });

  it('answers when alive and when ready', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ ready: true });
  });

  it('speaks the language asked for', async () => {
    const english = await admin.call('GET /api/planets', {
      headers: { 'Accept-Language': 'en-GB,zh;q=0.5' },
    });
    expect(english.problem.title).toBe('There is no such endpoint');
    const guest = await server.guest();
    await guest.call('POST /api/session/locale', { body: { locale: 'en' } });
    expect((await guest.call('GET /api/units')).problem.title).toBe('Please sign in first');
  });
});

describe('too many tries', () => {
  it('from one address are slowed down, with words and a time', async () => {
    const slow = await startTestServer({ limits: { 'sign-in': 3 } });
    try {
      const guest = await slow.guest();
      const tries = [];
      for (let n = 0; n < 4; n++) {
        tries.push(await guest.call('POST /api/session/staff', { body: { login: `x${n}`, password: 'x' } }));
      }
      expect(tries.map((each) => each.status)).toEqual([401, 401, 401, 429]);
      expect(tries[3]?.problem).toMatchObject({ code: 'too-many-requests' });
      expect(Number(tries[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await slow.stop();
    }
  });

  it('are slowed down where Express does not stand in the way too, each address for itself', async () => {
    const slow = await startTestServer({ limits: { apply: 2 }, proxies: 1 });
    try {
      const guest = await slow.guest();
      const send = (from: string) =>
        guest.call('POST /api/applications', {
          body: { service: 'none', values: {} },
          headers: { 'X-Forwarded-For': from },
        });
      const tries = [];
      // What comes before the proxy's own word is anybody's claim.
      for (const claim of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) tries.push(await send(`${claim}, 203.0.113.7`));
      expect(tries.map((each) => each.status)).toEqual([404, 404, 429]);
      expect(tries[2]?.problem.code).toBe('too-many-requests');
      expect(Number(tries[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await send('203.0.113.8')).status).toBe(404);
    } finally {
      await slow.stop();
    }
  });
});

describe('a bug', () => {
  it('shows the user a number and the log the cause', async () => {
    const broken = await startTestServer();
    try {
      const guest = await broken.guest();
      broken.services.spaces.list = () => Promise.reject(new Error('Expected a street, but the map is gone'));
      const answer = await guest.call('GET /api/spaces');
      expect([answer.status, answer.problem.code]).toEqual([500, 'unexpected']);
      const id = answer.headers.get('x-request-id') ?? '-';
      expect(answer.problem.mend).toContain(id);
      expect(JSON.stringify(answer.body)).not.toMatch(/map is gone|\.ts/);
      const line = broken.logged.find((each) => each.includes('map is gone'));
      expect(line).toContain(id);
    } finally {
      await broken.stop();
    }
  });
});

describe('the log and the audit', () => {
  it('keep apart: the log has no person in it, the audit says who did what in which post', async () => {
    const text = server.logged.join('');
    for (const personal of ['孙丽', 'sunli', '13812345678', OWN_PASSWORD])
      expect(text).not.toContain(personal);
    const { body } = await admin.call<{
      items: { act: string; who: string; post?: string; outcome: string; reason?: string }[];
    }>('GET /api/audit?limit=200');
    expect(body.items.find((row) => row.act === 'POST /api/people')).toMatchObject({
      who: '系统管理员',
      post: expect.stringContaining('系统管理员'),
      outcome: 'done',
    });
    await server.services.audit.flush();
    const after = await admin.call<typeof body>('GET /api/audit?q=PATCH');
    expect(
      after.body.items.some((row) => row.outcome === 'refused' && row.reason === 'version-conflict'),
    ).toBe(true);
  });
});

describe('stopping', () => {
  it('finishes what it began, ends streams, and starts again with everything there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linli-stop-'));
    const first = await startTestServer({ folder });
    const boss = await first.staff('admin');
    const stream = await fetch(`${first.url}/api/events`, { headers: { Cookie: boss.cookie() } });
    const reading = stream.text();
    const under = boss.call('POST /api/units', { body: community('收尾') });
    await reached(first);
    const stopping = first.stop();
    expect((await under).status).toBe(201);
    await stopping;
    expect(await reading).toContain('retry:');
    await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();

    const second = await startTestServer({ folder });
    try {
      const again = await second.staff('admin');
      const units = await again.call<{ items: { name: string }[] }>('GET /api/units');
      expect(units.body.items.map((each) => each.name)).toContain('收尾');
      expect(second.password).toBe('');
    } finally {
      await second.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });

  /** Until the act is under way: its idempotency record stands. */
  async function reached(at: TestServer): Promise<void> {
    while ((await at.services.store.count('idempotency', {})) === 0)
      await new Promise((go) => setTimeout(go, 1));
  }
});

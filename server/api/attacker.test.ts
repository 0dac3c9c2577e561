/** What somebody tries who means harm: other people's things, odd shapes, odd names, odd addresses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRef } from '#runtime/wire';
import { taskOf } from './test/acts.ts';
import { applyForLamp, LAMP_VALUES, publishLamp, type TestReceipt } from './test/lamp.ts';
import { JPEG } from './test/picture.ts';
import { createWorld, type World } from './test/roles.ts';
import type { TestClient } from './testing.ts';

let world: World;
let service: string;
let mine: TestReceipt;
let draft: { id: string; version: number };
let file: FileRef;
let other: TestClient;

beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
  const { resident } = world.clients;
  mine = await applyForLamp(resident, service);
  draft = (
    await resident.call<typeof draft>('POST /api/drafts', { body: { service, values: { name: '王' } } })
  ).body;
  const form = new FormData();
  form.set('draft', draft.id);
  form.set('field', 'photos');
  form.set('file', new Blob([JPEG]), 'a"\r\nSet-Cookie: x=1; filename="b.jpg');
  file = (await resident.call<FileRef>('POST /api/files', { form })).body;
  other = await world.server.resident('13900000077');
});
afterAll(() => world?.server.stop());

describe('somebody else’s things', () => {
  it('are not there: for another resident, a guest, staff of another street, whatever they ask', async () => {
    const task = await taskOf(world.clients.handler, mine.caseId);
    const values = LAMP_VALUES;
    const asks: readonly (readonly [string, object?])[] = [
      [`GET /api/applications/${mine.caseId}`],
      [`POST /api/applications/${mine.caseId}/withdraw`, {}],
      [`POST /api/applications/${mine.caseId}/rating`, { level: 1 }],
      [`POST /api/applications/${mine.caseId}/supplement`, { supplement: '1', values }],
      [`POST /api/applications/${mine.caseId}/tasks/${task.id.split('.').at(-1)}`, { values }],
      [`GET /api/cases/${mine.caseId}/comments`],
      [`POST /api/cases/${mine.caseId}/comments`, { text: '我是谁', audience: 'public' }],
      [`GET /api/cases/${mine.caseId}/files`],
      [`GET /api/drafts/${draft.id}`],
      [`DELETE /api/drafts/${draft.id}`],
      [`GET /api/files/${file.id}`],
      [`DELETE /api/files/${file.id}`],
      ['POST /api/applications', { service, draft: draft.id, values }],
    ];
    const guest = await world.server.guest();
    for (const client of [other, guest, world.clients.stranger]) {
      for (const [endpoint, body] of asks) {
        const answer = await client.call(endpoint, body ? { body } : {});
        expect([endpoint, answer.status]).toEqual([endpoint, 404]);
      }
      const saved = await client.call(`PUT /api/drafts/${draft.id}`, {
        body: { values: {} },
        version: draft.version,
      });
      expect(saved.status).toBe(404);
    }
    for (const act of [
      'claim',
      'return',
      'save',
      'complete',
      'decline',
      'supplement',
      'send-back',
      'hand-over',
    ]) {
      const body = {
        values: {},
        reason: 'x',
        remedies: 'x',
        items: ['x'],
        fields: [],
        to: 'x',
        mode: 'again',
      };
      const answer = await world.clients.stranger.call(`POST /api/tasks/${task.id}/${act}`, {
        body,
        version: 1,
      });
      expect([401, 403, 404, 422]).toContain(answer.status);
    }
    const still = await world.clients.resident.call(`GET /api/drafts/${draft.id}`);
    expect([still.status, still.body.values]).toEqual([200, { name: '王' }]);
  });

  it('cannot be used in one’s own: a stranger’s file in a form or a comment is "not there"', async () => {
    const stolen = await other.call('POST /api/applications', {
      body: { service, values: { ...LAMP_VALUES, photos: [file] } },
    });
    expect([stolen.status, stolen.problem.errors?.[0]?.code]).toEqual([422, 'file-gone']);
    const own = await applyForLamp(other, service);
    const comment = await other.call(`POST /api/cases/${own.caseId}/comments`, {
      body: { text: '看', audience: 'applicant', files: [file.id] },
    });
    expect(comment.status).toBe(422);
  });
});

describe('signing in', () => {
  it('never goes on with the session that was there before, planted or not', async () => {
    const victim = await world.server.guest();
    const planted = victim.cookie();
    await applyForLamp(victim, service);
    const phone = '13900000078';
    await victim.call('POST /api/session/resident/code', { body: { phone } });
    const code = /验证码是 (\d{6})/.exec(
      world.server.printed.findLast((line) => line.includes(phone)) ?? '',
    )?.[1];
    await victim.call('POST /api/session/resident', { body: { phone, code } });
    expect(victim.cookie()).not.toBe(planted);
    const attacker = await fetch(`${world.server.url}/api/session`, { headers: { Cookie: planted } });
    expect(((await attacker.json()) as { actor?: unknown }).actor).toBeUndefined();
  });

  it('a guest’s act without the page’s token, or with another guest’s, changes nothing', async () => {
    const guest = await world.server.guest();
    const { csrf } = (await world.server.guest()).session;
    for (const token of [null, csrf, '']) {
      const answer = await guest.call('POST /api/drafts', { body: { service, values: {} }, csrf: token });
      expect([answer.status, answer.problem.code]).toEqual([403, 'csrf']);
    }
  });

  it('a made-up guest cookie is nobody', async () => {
    const id = `guest-${'0'.repeat(32)}`;
    const answer = await fetch(`${world.server.url}/api/applications`, {
      headers: { Cookie: `linli=${id}.forged` },
    });
    expect(((await answer.json()) as { total: number }).total).toBe(0);
    expect(answer.headers.getSetCookie()[0]).not.toContain(id);
  });
});

describe('odd shapes', () => {
  const post = async (text: string) => {
    const { resident } = world.clients;
    const answer = await fetch(`${world.server.url}/api/applications`, {
      method: 'POST',
      headers: {
        Cookie: resident.cookie(),
        'Content-Type': 'application/json',
        'X-CSRF-Token': resident.session.csrf,
        'Idempotency-Key': `odd-${Math.random()}`,
      },
      body: text,
    });
    return { status: answer.status, body: (await answer.json()) as { code?: string } };
  };

  it('a JSON of half a million brackets is refused, and the server goes on', async () => {
    const deep = '['.repeat(400_000) + ']'.repeat(400_000);
    const answers = [
      await post(deep),
      await post(`{"service":"${service}","values":{"what":${deep}}}`),
      await post(
        `{"service":"${service}","values":{"what":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}`,
      ),
    ];
    for (const { status } of answers) expect([400, 413, 422]).toContain(status);
    expect((await world.clients.resident.call('GET /api/session')).status).toBe(200);
  });

  it('names of the prototype are names like any other, and change nobody', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const values = `{${Object.entries(LAMP_VALUES)
        .map(([name, value]) => `"${name}":${JSON.stringify(value)}`)
        .join(',')},"${key}":{"polluted":"yes"}}`;
      const answer = await post(`{"service":"${service}","values":${values}}`);
      expect([key, answer.status < 500]).toEqual([key, true]);
      const top = await post(`{"service":"${service}","values":{},"${key}":{"polluted":"yes"}}`);
      expect([key, top.status]).toEqual([key, 422]);
    }
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    const saved = await world.clients.resident.call('POST /api/drafts', { body: { service, values: {} } });
    expect(saved.status).toBe(201);
  });

  it('searches of any characters answer soon', async () => {
    const { handler, guest, admin } = world.clients;
    const texts = [
      '('.repeat(100),
      'a'.repeat(100),
      '%'.repeat(50),
      '王'.repeat(100),
      '\u0000\uffff$where',
      '.*+?^$',
    ];
    for (const text of texts) {
      const q = encodeURIComponent(text);
      for (const [client, endpoint] of [
        [handler, `GET /api/tasks?view=group&q=${q}`],
        [handler, `GET /api/cases?q=${q}`],
        [guest, `GET /api/services?q=${q}`],
        [admin, `GET /api/people?q=${encodeURIComponent(text.slice(0, 60))}`],
        [admin, `GET /api/audit?q=${q}`],
      ] as const) {
        const begun = performance.now();
        const answer = await client.call(endpoint);
        expect([endpoint, answer.status]).toEqual([endpoint, 200]);
        expect(performance.now() - begun).toBeLessThan(2_000);
      }
    }
    // A cursor is nobody's back door.
    for (const cursor of ['due.x', 'due.{}', 'rest.%00', 'due.W10', 'rest.W10']) {
      const path = `/api/tasks?view=group&cursor=${encodeURIComponent(cursor)}`;
      const answer = await handler.call(`GET ${path}`);
      expect([path, answer.status, answer.problem.code]).toEqual([path, 400, 'bad-cursor']);
    }
  });
});

describe('names and addresses', () => {
  it('a file’s name is never a header', async () => {
    const answer = await world.clients.resident.call(`GET /api/files/${file.id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^inline; filename="[^"\r\n]*"; filename\*=UTF-8''\S+$/,
    );
    expect(answer.headers.getSetCookie().join()).not.toContain('x=1');
  });

  it('no address leads out of the site or out of the folder', async () => {
    for (const path of [
      '//evil.example/work',
      '/work//evil.example',
      '/%2f%2fevil.example',
      '/work/..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/work/%2e%2e/%2e%2e/package.json',
      '/%00',
    ]) {
      const answer = await fetch(world.server.url + path, { redirect: 'manual' });
      const to = answer.headers.get('location') ?? '';
      expect([path, to === '' || /^\/[a-z]/.test(to)]).toEqual([path, true]);
      expect(await answer.text()).not.toContain('"devDependencies"');
    }
  });

  it('tracking takes as long for a number that exists as for one that does not', async () => {
    const guest = await world.server.guest();
    const time = async (number: string) => {
      const begun = performance.now();
      await guest.call('POST /api/track', { body: { number, phone: '13700000000' } });
      return performance.now() - begun;
    };
    for (const number of [mine.number, 'LD-2020-000001']) expect(await time(number)).toBeGreaterThan(245);
  });
});

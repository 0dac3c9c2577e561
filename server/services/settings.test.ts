/** Calendar, sender, codes, demo clock, notifications: told over a real server. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CalendarResource,
  DemoClock,
  Page,
  SenderFailure,
  SenderResource,
  SetupState,
} from '#runtime/wire';
import { startTestServer, type TestClient, type TestServer } from '../api/testing.ts';

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.staff('admin');
});
afterAll(() => server?.stop());

describe('the calendar', () => {
  it('begins with the public holidays that are known, as one snapshot', async () => {
    const { body } = await admin.call<CalendarResource>('GET /api/calendar');
    expect(body.days).toContainEqual(expect.objectContaining({ day: '2026-10-01', work: false }));
    expect(body.years.at(-1)).toBe(2026);
    const { calendar } = server.services;
    expect(await calendar.snapshot('space-1')).toBe(await calendar.snapshot('space-1'));
  });

  it('takes hours only in order, and a change makes a new snapshot', async () => {
    const { body } = await admin.call<CalendarResource>('GET /api/calendar');
    const put = (hours: [number, number][], version = body.version) =>
      admin.call<CalendarResource>('PUT /api/calendar', {
        body: { hours, days: [], years: [2027] },
        version,
      });
    for (const hours of [
      [[600, 540]],
      [
        [540, 720],
        [700, 900],
      ],
      [[540, 540]],
    ] as [number, number][][]) {
      expect((await put(hours)).problem.errors?.[0]?.code).toBe('hours');
    }
    const changed = await put([
      [480, 720],
      [780, 1020],
    ]);
    expect(changed.body).toMatchObject({ years: [2027], days: [], version: body.version + 1 });
    expect((await put([[480, 720]])).problem.current).toMatchObject({ version: body.version + 1 });
    expect((await server.services.calendar.snapshot('space-1')).years).toEqual([2027]);
  });
});

describe('the sender', () => {
  interface Got {
    readonly url: string | undefined;
    readonly key: string | undefined;
    readonly body: string;
  }
  const got: Got[] = [];
  let status = 200;
  const provider = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    got.push({ url: request.url, key: String(request.headers['x-key']), body });
    response.writeHead(status).end('{"internal":"do not show"}');
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/send?to={phone}`;
  });
  afterAll(() => provider.close());

  it('calls any provider with phone and text in their places, and never shows a header again', async () => {
    const { body } = await admin.call<SenderResource>('GET /api/sender');
    const set = await admin.call<SenderResource>('PUT /api/sender', {
      body: {
        ...{ kind: 'http', url, method: 'POST', contentType: 'application/json' },
        headers: [{ name: 'X-Key', value: 'provider-key-1' }],
        body: '{"mobile":"{phone}","content":"{text}"}',
      },
      version: body.version,
    });
    expect(set.status).toBe(200);
    expect(JSON.stringify(set.body)).not.toContain('provider-key-1');
    const test = await admin.call<{ ok: boolean }>('POST /api/sender/test', {
      body: { phone: '+86 138-0000-0001' },
    });
    expect(test.body.ok).toBe(true);
    expect(got.at(-1)).toMatchObject({ url: '/send?to=%2B8613800000001', key: 'provider-key-1' });
    expect(JSON.parse(got.at(-1)?.body ?? '')).toMatchObject({ mobile: '+8613800000001' });

    // Saved again without the value, as the screen does it.
    const again = { ...set.body, headers: [{ name: 'X-Key' }] };
    const { version, ...rest } = again;
    expect((await admin.call('PUT /api/sender', { body: rest, version })).status).toBe(200);
    await admin.call('POST /api/sender/test', { body: { phone: '13800000001' } });
    expect(got.at(-1)?.key).toBe('provider-key-1');
  });

  it('escapes what it fills in: a text with quotes stays one text', async () => {
    const text = '他说："好"\n{phone}';
    await server.services.sender.send({ space: 'space-1', phone: '1380', text });
    expect(JSON.parse(got.at(-1)?.body ?? '')).toEqual({ mobile: '1380', content: text });
  });

  it('keeps what failed, without what the provider wrote, and sends it again', async () => {
    status = 500;
    const sent = await server.services.sender.send({
      space: 'space-1',
      phone: '13812345678',
      text: '您的办件已办结',
    });
    expect(sent.ok).toBe(false);
    const failures = async () =>
      (await admin.call<Page<SenderFailure>>('GET /api/sender/failures')).body.items;
    const [failure] = await failures();
    expect(failure).toMatchObject({
      phone: '138****5678',
      tries: 1,
      message: expect.stringContaining('500'),
    });
    expect(JSON.stringify(await failures())).not.toContain('do not show');
    const retry = () =>
      admin.call<{ ok: boolean }>(`POST /api/sender/failures/${failure?.id}/retry`, { body: {} });
    expect((await retry()).body.ok).toBe(false);
    expect((await failures())[0]?.tries).toBe(2);
    status = 200;
    expect((await retry()).body.ok).toBe(true);
    expect(await failures()).toEqual([]);
  });

  it('keeps no code of a message that failed; the resident may ask again at once', async () => {
    status = 503;
    const guest = await server.guest();
    const ask = () => guest.call('POST /api/session/resident/code', { body: { phone: '13877776666' } });
    expect((await ask()).problem.code).toBe('code-not-sent');
    const kept = await server.services.store.find('notifications', {
      filter: { state: 'failed' },
      limit: 10,
    });
    expect(JSON.stringify(kept.docs)).not.toContain('验证码');
    expect(
      (await admin.call(`POST /api/sender/failures/${kept.docs[0]?._id}/retry`, { body: {} })).problem.code,
    ).toBe('code-not-kept');
    status = 200;
    expect((await ask()).status).toBe(200);
  });

  it('takes no address that is none', async () => {
    const { body } = await admin.call<SenderResource>('GET /api/sender');
    for (const bad of ['', 'file:///etc/passwd', 'ftp://x', 'javascript:1']) {
      const answer = await admin.call('PUT /api/sender', {
        body: { kind: 'http', url: bad },
        version: body.version,
      });
      expect(answer.status).toBe(422);
    }
  });
});

describe('the set-up', () => {
  it('is done when all five steps are', async () => {
    for (const step of ['street', 'people', 'calendar', 'sender']) {
      await admin.call(`POST /api/setup/steps/${step}`, { body: {} });
    }
    expect((await admin.refresh()).setupDone).toBe(false);
    const { body } = await admin.call<SetupState>('POST /api/setup/steps/pack', { body: {} });
    expect(body.done).toBe(true);
    expect((await admin.refresh()).setupDone).toBe(true);
    expect((await admin.call('POST /api/setup/steps/dance', { body: {} })).problem.code).toBe('unknown-step');
  });
});

describe('the demo clock', () => {
  it('moves forward while nobody real waits, and the page is told', async () => {
    const moved = await admin.call<DemoClock>('POST /api/clock', { body: { forwardMinutes: 60 } });
    expect(moved.body.on).toBe(true);
    expect(Date.parse(moved.body.now) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect((await admin.refresh()).demoClock).toBe(true);
    expect((await admin.call('POST /api/clock', { body: { forwardMinutes: -1 } })).status).toBe(422);

    await server.services.store.insertOnce('cases', { _id: 'case-real', space: 'space-1', trial: false });
    const refused = await admin.call('POST /api/clock', { body: { forwardMinutes: 60 } });
    expect([refused.status, refused.problem.code]).toEqual([409, 'clock-blocked']);
  });
});

describe('notifications', () => {
  it('are told once a key, to one person, and read by nobody else', async () => {
    const tell = () =>
      server.services.notifications.tell({
        key: 'k1',
        space: 'space-1',
        to: 'person-space-1-admin',
        text: '请办理',
      });
    await tell();
    await tell();
    const list = await admin.call<Page<{ id: string; read: boolean }>>('GET /api/notifications');
    expect(list.body).toMatchObject({ total: 1, items: [{ read: false }] });
    await admin.call(`POST /api/notifications/${list.body.items[0]?.id}/read`, { body: {} });
    const after = await admin.call<Page<{ read: boolean }>>('GET /api/notifications');
    expect(after.body.items[0]?.read).toBe(true);
  });
});

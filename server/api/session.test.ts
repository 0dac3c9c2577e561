import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '#runtime/wire';
import { codeIn, OWN_PASSWORD, startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const signIn = (login: string, password: string) => ({ body: { login, password } });

describe('the first start', () => {
  it('given a one-time password, lets the admin do nothing but choose an own one', async () => {
    const admin = await server.guest();
    const first = await admin.call<Session>('POST /api/session/staff', signIn('admin', server.password));
    expect(first.status).toBe(200);
    expect(first.body.actor).toMatchObject({ kind: 'staff', mustChangePassword: true });

    const refused = await admin.call('GET /api/units');
    expect([refused.status, refused.problem.code]).toEqual([403, 'password-change-needed']);

    const weak = await admin.call('POST /api/session/password', {
      body: { current: server.password, next: 'admin12345' },
    });
    expect([weak.status, weak.problem.code]).toEqual([422, 'weak-password']);
    expect(weak.problem.errors?.[0]?.path).toBe('next');

    const set = await admin.call<Session>('POST /api/session/password', {
      body: { current: server.password, next: OWN_PASSWORD },
    });
    expect(set.status).toBe(200);
    expect((await admin.call('GET /api/units')).status).toBe(200);
    const again = await (await server.guest()).call(
      'POST /api/session/staff',
      signIn('admin', server.password),
    );
    expect([again.status, again.problem.code]).toEqual([401, 'wrong-login']);
  });
});

describe('staff', () => {
  it('is locked out after five wrong passwords, also for logins that do not exist, until an admin or time unlocks', async () => {
    const admin = await server.staff('admin', OWN_PASSWORD);
    const made = await admin.call<{ id: string; password: string }>('POST /api/people', {
      body: { name: '李强', login: 'liqiang', posts: [] },
    });
    for (const login of ['liqiang', 'nobody']) {
      const guest = await server.guest();
      for (let n = 0; n < 5; n++) {
        const wrong = await guest.call('POST /api/session/staff', signIn(login, 'wrong'));
        expect([wrong.status, wrong.problem.code]).toEqual([401, 'wrong-login']);
      }
      const locked = await guest.call('POST /api/session/staff', signIn(login, made.body.password));
      expect([locked.status, locked.problem.code]).toEqual([423, 'locked']);
      expect(locked.problem.mend).toMatch(/15 分钟/);
    }
    const shown = await admin.call<{ items: { login: string; state: string }[] }>(
      'GET /api/people?q=liqiang',
    );
    expect(shown.body.items[0]?.state).toBe('locked');

    const unlocked = await admin.call<{ state: string }>(`POST /api/people/${made.body.id}/unlock`, {
      body: {},
    });
    expect(unlocked.body.state).toBe('invited');
    const guest = await server.guest();
    expect((await guest.call('POST /api/session/staff', signIn('liqiang', made.body.password))).status).toBe(
      200,
    );

    await server.services.audit.flush();
    const audit = await admin.call<{ items: { object: string; reason?: string }[] }>(
      'GET /api/audit?q=liqiang',
    );
    expect(audit.body.items.filter((row) => row.reason === 'wrong-login')).toHaveLength(5);

    server.later(16 * 60_000);
    const nobody = await server.guest();
    expect((await nobody.call('POST /api/session/staff', signIn('nobody', 'x'))).status).toBe(401);
  });

  it('loses the session at once when disabled, and may come back when enabled', async () => {
    const admin = await server.staff('admin', OWN_PASSWORD);
    const { body } = await admin.call<{ id: string; password: string }>('POST /api/people', {
      body: { name: '王芳', login: 'wangfang', posts: [] },
    });
    const person = await server.staff('wangfang', body.password);
    expect((await person.call('GET /api/units')).status).toBe(200);

    const disabled = await admin.call(`POST /api/people/${body.id}/disable`, { body: { reason: '调离' } });
    expect(disabled.body).toMatchObject({ state: 'disabled' });
    expect((await person.call('GET /api/units')).status).toBe(401);
    const refused = await (await server.guest()).call(
      'POST /api/session/staff',
      signIn('wangfang', OWN_PASSWORD),
    );
    expect([refused.status, refused.problem.code]).toEqual([403, 'account-disabled']);

    await admin.call(`POST /api/people/${body.id}/enable`, { body: {} });
    expect((await server.staff('wangfang', OWN_PASSWORD)).session.actor).toBeDefined();
  });

  it('acts in one post at a time, with the rights of that post only', async () => {
    const admin = await server.staff('admin', OWN_PASSWORD);
    const unit = 'unit-space-1';
    const post = (role: string, permissions: string[]) =>
      admin.call<{ id: string }>('POST /api/posts', {
        body: { unit, name: role, role, permissions, holders: [] },
      });
    const [designer, publisher] = [await post('designer', ['design']), await post('publisher', ['publish'])];
    const posts = [designer.body.id, publisher.body.id];
    const { body } = await admin.call<{ password: string }>('POST /api/people', {
      body: { name: '赵敏', login: 'zhaomin', posts },
    });
    const person = await server.staff('zhaomin', body.password);
    const may = () => (person.session.actor?.kind === 'staff' ? person.session.actor.may : []);
    await person.call('POST /api/session/post', { body: { post: publisher.body.id } });
    expect(may()).toEqual(['publish']);
    await person.call('POST /api/session/post', { body: { post: designer.body.id } });
    expect(may()).toEqual(['design']);
    expect(
      (await person.call('POST /api/session/post', { body: { post: 'post-space-1-admin' } })).status,
    ).toBe(403);
  });
});

describe('residents', () => {
  it('sign in by a code that is used once, expires, and bears few guesses', async () => {
    const phone = '13800000001';
    const guest = await server.guest();
    const ask = () =>
      guest.call<{ retryAfterSeconds: number }>('POST /api/session/resident/code', { body: { phone } });
    const give = (code: string) => guest.call('POST /api/session/resident', { body: { phone, code } });
    const printed = () => codeIn(server.printed.findLast((line) => line.includes(phone)));

    expect((await ask()).body).toEqual({ retryAfterSeconds: 60 });
    const soon = await ask();
    expect([soon.status, soon.problem.code, soon.headers.get('retry-after')]).toEqual([
      429,
      'code-too-soon',
      '60',
    ]);

    const wrong = printed() === '000000' ? '000001' : '000000';
    expect((await give(wrong)).problem.code).toBe('code-wrong');
    server.later(6 * 60_000);
    expect((await give(printed())).problem.code).toBe('code-expired');

    await ask();
    for (let n = 0; n < 5; n++) await give('999999' === printed() ? '999998' : '999999');
    expect((await give(printed())).problem.code).toBe('code-expired');

    server.later(61_000);
    await ask();
    const right = printed();
    expect((await give(right)).status).toBe(200);
    expect((await guest.refresh()).actor).toMatchObject({ kind: 'resident', phone });
    const second = await (await server.guest()).call('POST /api/session/resident', {
      body: { phone, code: right },
    });
    expect(second.problem.code).toBe('code-expired');
  });

  it('never see a code anywhere but in the print of development', () => {
    const codes = server.printed.map(codeIn).filter((code) => code !== '');
    expect(codes.length).toBeGreaterThan(0);
    for (const line of server.logged) for (const code of codes) expect(line).not.toContain(code);
  });
});

describe('forgery', () => {
  it('is refused: a cookie without its token changes nothing', async () => {
    const admin = await server.staff('admin', OWN_PASSWORD);
    for (const csrf of [null, '', 'x'.repeat(43), (await server.guest()).session.csrf]) {
      const answer = await admin.call('POST /api/units', { body: { name: '伪造', kind: 'community' }, csrf });
      expect([answer.status, answer.problem.code]).toEqual([403, 'csrf']);
    }
    const units = await admin.call<{ items: { name: string }[] }>('GET /api/units');
    expect(units.body.items.some((unit) => unit.name === '伪造')).toBe(false);
  });

  it('of a guest cookie makes nobody of it', async () => {
    const guest = await server.guest();
    const forged = `linli=guest-${'0'.repeat(32)}.${'A'.repeat(43)}`;
    const answer = await guest.call('POST /api/session/locale', {
      body: { locale: 'en' },
      headers: { Cookie: forged },
    });
    expect(answer.problem.code).toBe('csrf');
  });

  it('gets cookies no script can read and no other site can send along', async () => {
    const response = await fetch(`${server.url}/api/session`);
    expect(response.headers.getSetCookie()[0]).toMatch(/^linli=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  });
});

describe('signing out', () => {
  it('ends the session for whoever kept the cookie', async () => {
    const admin = await server.staff('admin', OWN_PASSWORD);
    const old = admin.cookie();
    const answer = await admin.call<Session>('DELETE /api/session');
    expect(answer.body.actor).toBeUndefined();
    const kept = await fetch(`${server.url}/api/units`, { headers: { Cookie: old } });
    expect(kept.status).toBe(401);
  });
});

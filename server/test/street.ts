/** A street that takes applications, made by screen's own requests: sign in, draw, publish. */
import type { Design, DesignBody, Release, Session } from '#runtime/wire';
import { Visitor } from './http.ts';
import type { Server } from './process.ts';

const PASSWORD = 'Cuihu-street-2026';

/** Signs in as the first admin, with the one-time password or the one chosen after it. */
export async function signIn(base: () => string, greeting?: string): Promise<Visitor> {
  const admin = new Visitor(base);
  await admin.good('GET', '/api/session');
  const once = greeting === undefined ? undefined : /one-time password (\S+?)\./.exec(greeting)?.[1];
  await admin.good('POST', '/api/session/staff', { login: 'admin', password: once ?? PASSWORD });
  if (once) await admin.good('POST', '/api/session/password', { current: once, next: PASSWORD });
  return admin;
}

/** Draws one step that the admin's own post handles and publishes it; the service's id. */
export async function publishService(admin: Visitor): Promise<string> {
  const session = await admin.good<Session>('GET', '/api/session');
  if (session.actor?.kind !== 'staff' || !session.actor.post)
    throw new Error('Expected an admin with a post.');
  const { unit, role } = session.actor.post;
  const design = await admin.good<Design>('POST', '/api/designs', { name: '反映问题' });
  const { title, ...page } = {
    ...design.body.page,
    access: 'anyone' as const,
    summary: '反映身边的问题',
    forWhom: '居民',
    howLong: '三天',
  };
  const body: DesignBody = {
    ...design.body,
    page: { title, ...page },
    forms: {
      application: {
        type: 'object',
        properties: { matter: { type: 'string', title: '问题', required: true, 'x-component': 'text' } },
      },
    } as DesignBody['forms'],
    roles: { handler: { unit, role } },
  };
  await admin.good(
    'PUT',
    `/api/designs/${design.id}`,
    { name: design.name, body },
    undefined,
    design.version,
  );
  const saved = await admin.good<Design>('GET', `/api/designs/${design.id}`);
  const release = await admin.good<Release>(
    'POST',
    `/api/designs/${design.id}/releases`,
    { reason: '开始使用', warnings: '试验用' },
    undefined,
    saved.version,
  );
  return release.service;
}

export type { Server };

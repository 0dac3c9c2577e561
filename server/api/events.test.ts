import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeNotice, Receipt } from '#runtime/wire';
import { startTestServer, type TestClient, type TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

/** Listens; `seen` grows with each notice. */
async function listen(client: TestClient): Promise<{ readonly seen: ChangeNotice[]; close(): void }> {
  const seen: ChangeNotice[] = [];
  const stop = new AbortController();
  const response = await fetch(`${server.url}/api/events`, {
    headers: { Cookie: client.cookie() },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async (): Promise<void> => {
    let text = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += part.value;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) seen.push(JSON.parse(data) as ChangeNotice);
      }
    }
  };
  read().catch(() => undefined);
  return { seen, close: () => stop.abort() };
}

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 300 && !condition(); n++) await new Promise((go) => setTimeout(go, 10));
  expect(condition()).toBe(true);
}

/** A service anybody signed in may start; its task goes to the street's admin. */
async function publish(): Promise<string> {
  const { designs, publishing } = server.services;
  const author = { space: 'space-1', person: 'person-space-1-admin' };
  const design = await designs.create(author, 'design-events', '听一听');
  const page = {
    ...design.body.page,
    summary: '试',
    forWhom: '居民',
    howLong: '1 天',
    access: 'resident' as const,
  };
  const body = { ...design.body, page, roles: { handler: { unit: 'unit-space-1', role: 'admin' } } };
  await designs.save(author, design.id, design.version, { name: design.name, body });
  const request = { key: 'publish-events', reason: '试', warnings: '试' };
  return (await publishing.publish(author, design.id, request)).service;
}

describe('server-sent events', () => {
  it('tell who may see a case that it changed, and nobody else; never what is in it', async () => {
    const admin = await server.staff('admin');
    const other = await admin.call<{ password: string }>('POST /api/spaces', {
      body: { name: '西街', admin: { name: '西', login: 'west' } },
    });
    const clients = [
      admin,
      await server.resident('13800000001'),
      await server.resident('13800000002'),
      await server.staff('west', other.body.password),
    ] as const;
    const service = await publish();
    const streams = await Promise.all(clients.map(listen));
    const sent = await clients[1].call<Receipt>('POST /api/applications', { body: { service, values: {} } });
    expect(sent.status).toBe(201);
    const [boss, applicant, neighbour, stranger] = streams.map((stream) => stream.seen);
    await until(() => (boss?.length ?? 0) > 0 && (applicant?.length ?? 0) > 0);
    const notice = { kind: 'case', id: sent.body.caseId, version: expect.any(Number) };
    expect(boss?.[0]).toEqual(notice);
    expect(applicant?.[0]).toEqual(notice);
    expect([neighbour, stranger]).toEqual([[], []]);
    for (const stream of streams) stream.close();
  });

  it('tell a person of a notification, and only that person', async () => {
    const admin = await server.staff('admin');
    const west = await server.staff('west');
    const [mine, theirs] = await Promise.all([listen(admin), listen(west)]);
    const to = 'person-space-1-admin';
    await server.services.notifications.tell({ key: 'k', space: 'space-1', to, text: '请办理' });
    await until(() => mine.seen.some((notice) => notice.kind === 'notification'));
    expect(theirs.seen).toEqual([]);
    mine.close();
    theirs.close();
  });
});

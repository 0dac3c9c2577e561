/**
 * The reported unit does not learn who reported (济南市12345市民服务热线条例 art 32; civic.md §2.2): the whistle pack, a
 * department's handler and its head look everywhere they can.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationDetail, CaseDetail, Design, PackDetail } from '#runtime/wire';
import { actOn, openTask, taskOf } from './test/acts.ts';
import { JPEG } from './test/picture.ts';
import { createWorld, RESIDENT_PHONE, type World } from './test/roles.ts';
import type { TestClient } from './testing.ts';

const NAME = '欧阳举报';
let world: World;
let service: string;
let officer: TestClient;
let head: TestClient;

beforeAll(async () => {
  world = await createWorld();
  const { admin, publisher } = world.clients;
  const unit = (
    await admin.call<{ id: string }>('POST /api/units', {
      body: { name: '城管执法队', kind: 'department', parent: world.unit },
    })
  ).body.id;
  const join = async (login: string, role: string, permissions: string[]) => {
    const post = (
      await admin.call<{ id: string }>('POST /api/posts', {
        body: { unit, name: login, role, permissions, holders: [] },
      })
    ).body.id;
    const { password } = (
      await admin.call<{ password: string }>('POST /api/people', {
        body: { name: login, login, posts: [post] },
      })
    ).body;
    return world.server.staff(login, password);
  };
  officer = await join('officer', 'handler', ['handle-tasks']);
  head = await join('head', 'leader', ['supervise']);
  const pack = (await admin.call<PackDetail>('GET /api/packs/street-whistle')).body;
  const ofStreet = new Set(['dispatcher', 'streetHandler', 'arbiter', 'leader', 'caller']);
  const roles = Object.fromEntries(
    pack.roles.map(({ key }) => [key, { unit: ofStreet.has(key) ? world.unit : unit, role: 'handler' }]),
  );
  const design = (
    await admin.call<Design>('POST /api/packs/street-whistle/clone', {
      body: { name: '吹哨', roles, settings: {} },
    })
  ).body;
  const release = await publisher.call<{ service: string }>(`POST /api/designs/${design.id}/releases`, {
    body: { reason: '首次发布', warnings: '测试' },
  });
  expect(release.status).toBe(201);
  service = release.body.service;
});
afterAll(() => world?.server.stop());

/** A report with a picture and a comment, dispatched to the department; the case's id. */
async function whistle(more: object = {}, from: TestClient = world.clients.resident): Promise<string> {
  const { handler } = world.clients;
  const values = {
    ...{ matter: '违法建设', description: '楼顶加盖彩钢房，正在施工', urgent: '否' },
    place: { community: world.community, detail: '3 号楼' },
    ...{ name: NAME, phone: RESIDENT_PHONE, keepSecret: '是', ...more },
  };
  const sent = await from.call<{ caseId: string }>('POST /api/applications', { body: { service, values } });
  expect([sent.status, sent.problem.errors]).toEqual([201, undefined]);
  const { caseId } = sent.body;
  await from.call(`POST /api/cases/${caseId}/comments`, {
    body: { text: '请尽快', audience: 'applicant' },
  });
  const form = new FormData();
  for (const [key, value] of Object.entries({ case: caseId, audience: 'applicant' })) form.set(key, value);
  form.set('file', new Blob([JPEG]), '现场.jpg');
  await from.call('POST /api/files', { form });
  const judge = await taskOf(handler, caseId);
  await actOn(handler, judge.id, 'claim');
  const done = await actOn(handler, judge.id, 'complete', {
    button: 'dispatch',
    values: { route: 'whistle', kind: 'daily', lead: 'urban-management' },
  });
  expect([done.status, done.problem.errors]).toEqual([200, undefined]);
  return caseId;
}

/** All that somebody can ask about a case, as one text. */
async function allOf(client: TestClient, caseId: string, view: string): Promise<string> {
  const { id } = await taskOf(client, caseId, view);
  const answers = await Promise.all(
    [
      `GET /api/tasks?view=${view}`,
      `GET /api/tasks/${id}`,
      'GET /api/cases',
      `GET /api/cases/${caseId}`,
      `GET /api/cases/${caseId}/timeline`,
      `GET /api/cases/${caseId}/comments`,
      `GET /api/cases/${caseId}/files`,
      'GET /api/notifications',
    ].map(async (endpoint) => {
      const { status, body } = await client.call(endpoint);
      expect([endpoint, status]).toEqual([endpoint, 200]);
      return JSON.stringify(body);
    }),
  );
  return answers.join('\n');
}

describe('a department that is whistled to', () => {
  it('sees the matter and not the reporter, wherever it looks; searching by name or phone finds nothing', async () => {
    const caseId = await whistle();
    const seen = await allOf(officer, caseId, 'group');
    expect(seen).toContain('楼顶加盖彩钢房');
    for (const secret of [NAME, RESIDENT_PHONE, 'resident-']) expect(seen).not.toContain(secret);
    for (const q of [NAME, '举报', RESIDENT_PHONE]) {
      for (const list of ['/api/tasks?view=group', '/api/cases?limit=9']) {
        const found = await officer.call<{ total: number }>(`GET ${list}&q=${encodeURIComponent(q)}`);
        expect([q, found.body.total]).toEqual([q, 0]);
      }
    }
    for (const field of ['name', 'phone']) {
      const asked = await officer.call(`POST /api/cases/${caseId}/reveal`, {
        body: { field, reason: '想知道' },
      });
      expect(asked.status).toBe(404);
    }
    // The street, which judges and calls back, knows whom to call.
    const street = (await world.clients.handler.call<CaseDetail>(`GET /api/cases/${caseId}`)).body;
    expect(street.applicant).toMatchObject({ name: NAME, phone: RESIDENT_PHONE });
    const mine = await world.clients.resident.call<ApplicationDetail>(`GET /api/applications/${caseId}`);
    expect(mine.body.values.name).toBe(NAME);
  });

  it('hides a member of staff who reported just as well', async () => {
    const caseId = await whistle({}, world.clients.supervisor);
    const seen = await allOf(officer, caseId, 'group');
    for (const secret of [NAME, 'supervisor', world.people.supervisor]) expect(seen).not.toContain(secret);
    expect(seen).toContain('申请人');
  });

  it('hides from its head what every step of the unit hides; the street’s own supervisor sees by data class', async () => {
    const caseId = await whistle();
    const { id } = await taskOf(officer, caseId);
    const looked = await openTask(head, id);
    expect(looked.may).toEqual(['hand-over']);
    const about = await head.call<CaseDetail>(`GET /api/cases/${caseId}`);
    expect(about.status).toBe(200);
    const seen = JSON.stringify([looked, about.body]);
    expect(seen).toContain('楼顶加盖彩钢房');
    for (const secret of [NAME, RESIDENT_PHONE]) expect(seen).not.toContain(secret);
    const above = await world.clients.supervisor.call<CaseDetail>(`GET /api/cases/${caseId}`);
    expect(above.body.applicant?.name).toBe(NAME);
  });
});

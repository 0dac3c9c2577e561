/** Two streets on one server: nothing of the other is ever visible, and nothing reaches over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, PersonResource, PostResource, UnitResource } from '#runtime/wire';
import { resources } from './resources.ts';
import { startTestServer, type TestClient, type TestServer } from './testing.ts';

let server: TestServer;
let east: TestClient;
let west: TestClient;
const SECRETS = ['东街专属单位', '东街专属岗位', '东街专属人员', 'eastperson', '13866668888', '东街热线'];
const ids: { unit: string; post: string; person: string } = { unit: '', post: '', person: '' };

beforeAll(async () => {
  server = await startTestServer();
  east = await server.staff('admin');
  const { body } = await east.call<{ password: string; id: string }>('POST /api/spaces', {
    body: { name: '西街道', admin: { name: '西街管理员', login: 'west' } },
  });
  west = await server.staff('west', body.password);
  const make = <T>(path: string, content: object) =>
    east.call<T & { id: string }>(`POST ${path}`, { body: content });
  ids.unit = (
    await make('/api/units', { name: '东街专属单位', kind: 'community', parent: 'unit-space-1' })
  ).body.id;
  const post = {
    unit: ids.unit,
    name: '东街专属岗位',
    role: 'handler',
    permissions: ['handle-tasks'],
    holders: [],
  };
  ids.post = (await make('/api/posts', post)).body.id;
  const person = { name: '东街专属人员', login: 'eastperson', phone: '13866668888', posts: [ids.post] };
  ids.person = (await make('/api/people', person)).body.id;
  await east.call('PUT /api/street', { body: { name: '东街道', phone: '东街热线' }, version: 1 });
});
afterAll(() => server?.stop());

describe('the admin of one street', () => {
  it('finds nothing of the other in any answer of any list', async () => {
    const lists = resources
      .map((row) => row.endpoint)
      .filter(
        (endpoint) =>
          endpoint.startsWith('GET ') && !endpoint.includes('{') && endpoint !== 'GET /api/events',
      );
    expect(lists.length).toBeGreaterThan(10);
    for (const endpoint of lists) {
      const answer = await west.call(endpoint);
      const text = JSON.stringify(answer.body);
      for (const secret of [...SECRETS, ...Object.values(ids)])
        expect(`${endpoint}: ${text}`).not.toContain(secret);
    }
  });

  it('changes nothing of the other by its id, and learns from no answer that it is there', async () => {
    const tries: [string, object][] = [
      [`PATCH /api/units/${ids.unit}`, { body: { name: '西' }, version: 1 }],
      [`PATCH /api/posts/${ids.post}`, { body: { holders: [] }, version: 1 }],
      [`PATCH /api/people/${ids.person}`, { body: { name: '西' }, version: 1 }],
      [`POST /api/people/${ids.person}/reset`, { body: {} }],
      [`POST /api/people/${ids.person}/disable`, { body: { reason: '西' } }],
    ];
    for (const [endpoint, request] of tries) {
      const there = await west.call(endpoint, request);
      const notThere = await west.call(
        endpoint.replace(/(units|posts|people)\/[\w-]+/, '$1/nobody-has-this'),
        request,
      );
      expect([there.status, there.body]).toEqual([404, notThere.body]);
    }
    const east_ = (await east.call<Page<PersonResource>>('GET /api/people?q=eastperson')).body.items[0];
    expect(east_).toMatchObject({ name: '东街专属人员', state: 'invited' });
  });

  it('cannot take people, units or posts of the other into the own', async () => {
    const [unit] = (await west.call<Page<UnitResource>>('GET /api/units')).body.items;
    const body = { unit: unit?.id, name: '挖人', role: 'handler', permissions: [], holders: [ids.person] };
    expect((await west.call('POST /api/posts', { body })).status).toBe(404);
    const under = { name: '伸手', kind: 'grid', parent: ids.unit };
    expect((await west.call('POST /api/units', { body: under })).status).toBe(404);
    const invite = { name: '卧底', login: 'spy', posts: [ids.post] };
    expect((await west.call('POST /api/people', { body: invite })).status).toBe(404);
    expect((await west.call<Page<PersonResource>>('GET /api/people?q=spy')).body.items).toEqual([]);
    const posts = (await east.call<Page<PostResource>>('GET /api/posts')).body.items;
    expect(posts.find((post) => post.id === ids.post)?.holders).toEqual([ids.person]);
  });

  it('shares nothing but logins, which are unique on the server', async () => {
    const taken = await west.call('POST /api/people', {
      body: { name: '同名', login: 'EastPerson', posts: [] },
    });
    expect([taken.status, taken.problem.code]).toEqual([409, 'login-taken']);
  });

  it('may not open a third one', async () => {
    const third = { name: '第三街', admin: { name: '三', login: 'third' } };
    expect((await west.call('POST /api/spaces', { body: third })).status).toBe(403);
  });
});

/** Roles × endpoints: session, set-up, directory, calendar, sender, audit, clock, notifications. */
import type { RoleRow, Statuses, World } from './roles.ts';

//                         guest res. hand. sup. des. pub. admin stranger
const everybody: Statuses = [200, 200, 200, 200, 200, 200, 200, 200];
const staff: Statuses = [401, 403, 200, 200, 200, 200, 200, 200];
const admins: Statuses = [401, 403, 403, 403, 403, 403, 200, 200];
/** What belongs to this street: the other street's admin learns nothing of it, not even that it is there. */
const ownAdmin: Statuses = [401, 403, 403, 403, 403, 403, 200, 404];
const adminsMake: Statuses = [401, 403, 403, 403, 403, 403, 201, 201];

const nothing = () => ({ body: {} });

/** A person nobody else uses. */
async function somebody(world: World): Promise<string> {
  const body = { name: '某人', login: `somebody-${world.next()}`, posts: [] };
  return (await world.clients.admin.call<{ id: string }>('POST /api/people', { body })).body.id;
}

const onPerson = (act: string) => async (world: World) => `/api/people/${await somebody(world)}${act}`;

async function versionOf(world: World, role: 'admin' | 'stranger', path: string): Promise<number> {
  return (await world.clients[role].call<{ version: number }>(`GET ${path}`)).body.version;
}

export const coreRows: readonly RoleRow[] = [
  { endpoint: 'GET /api/session', statuses: everybody },
  {
    endpoint: 'POST /api/session/staff',
    statuses: everybody,
    ownSession: true,
    request: () => ({ body: { login: 'handler', password: 'a quiet street in autumn' } }),
  },
  {
    endpoint: 'POST /api/session/resident/code',
    statuses: everybody,
    request: (world) => ({ body: { phone: `138${String(world.next()).padStart(8, '0')}` } }),
  },
  {
    endpoint: 'POST /api/session/resident',
    statuses: [422, 422, 422, 422, 422, 422, 422, 422],
    request: () => ({ body: { phone: '13811112222', code: '123456' } }),
  },
  {
    endpoint: 'POST /api/session/post',
    statuses: [401, 403, 200, 403, 403, 403, 403, 403],
    request: (world) => ({ body: { post: world.posts.handler } }),
  },
  {
    endpoint: 'POST /api/session/password',
    statuses: [401, 403, 422, 422, 422, 422, 422, 422],
    request: () => ({ body: { current: 'a quiet street in autumn', next: 'short' } }),
  },
  { endpoint: 'POST /api/session/locale', statuses: everybody, request: () => ({ body: { locale: 'zh' } }) },
  { endpoint: 'DELETE /api/session', statuses: everybody, ownSession: true },

  { endpoint: 'GET /api/setup', statuses: admins },
  {
    endpoint: 'POST /api/setup/steps/{step}',
    statuses: admins,
    path: () => '/api/setup/steps/calendar',
    request: nothing,
  },
  { endpoint: 'GET /api/spaces', statuses: everybody },
  {
    endpoint: 'POST /api/spaces',
    statuses: [401, 403, 403, 403, 403, 403, 201, 403],
    request: (world) => ({
      body: { name: '第三街道', admin: { name: '管理员', login: `third-${world.next()}` } },
    }),
  },
  { endpoint: 'GET /api/street', statuses: staff },
  {
    endpoint: 'PUT /api/street',
    statuses: admins,
    request: async (world, role) => ({
      body: { name: role === 'stranger' ? '另一街道' : '我的街道', phone: '12345' },
      version: await versionOf(world, role === 'stranger' ? role : 'admin', '/api/street'),
    }),
  },
  { endpoint: 'GET /api/units', statuses: staff },
  {
    endpoint: 'POST /api/units',
    statuses: [401, 403, 403, 403, 403, 403, 201, 404],
    request: (world) => ({ body: { name: `社区 ${world.next()}`, kind: 'community', parent: world.unit } }),
  },
  {
    endpoint: 'PATCH /api/units/{id}',
    statuses: ownAdmin,
    path: (world) => `/api/units/${world.community}`,
    request: async (world) => ({
      body: { name: '幸福社区' },
      version: await world.clients.admin
        .call<{ items: { id: string; version: number }[] }>('GET /api/units')
        .then(({ body }) => body.items.find((unit) => unit.id === world.community)?.version ?? 0),
    }),
  },
  { endpoint: 'GET /api/posts', statuses: staff },
  {
    endpoint: 'POST /api/posts',
    statuses: [401, 403, 403, 403, 403, 403, 201, 404],
    request: (world) => ({
      body: {
        unit: world.community,
        name: '网格员',
        role: 'grid-worker',
        permissions: ['handle-tasks'],
        holders: [],
      },
    }),
  },
  {
    endpoint: 'PATCH /api/posts/{id}',
    statuses: ownAdmin,
    path: (world) => `/api/posts/${world.posts.designer}`,
    request: async (world) => ({
      body: { name: 'designer' },
      version: await world.clients.admin
        .call<{ items: { id: string; version: number }[] }>('GET /api/posts')
        .then(({ body }) => body.items.find((post) => post.id === world.posts.designer)?.version ?? 0),
    }),
  },
  { endpoint: 'GET /api/people', statuses: staff },
  {
    endpoint: 'POST /api/people',
    statuses: adminsMake,
    request: (world) => ({ body: { name: '新人', login: `new-${world.next()}`, posts: [] } }),
  },
  {
    endpoint: 'PATCH /api/people/{id}',
    statuses: ownAdmin,
    path: onPerson(''),
    request: () => ({ body: { name: '改名' }, version: 1 }),
  },
  { endpoint: 'POST /api/people/{id}/reset', statuses: ownAdmin, path: onPerson('/reset'), request: nothing },
  {
    endpoint: 'POST /api/people/{id}/unlock',
    statuses: ownAdmin,
    path: onPerson('/unlock'),
    request: nothing,
  },
  {
    endpoint: 'POST /api/people/{id}/disable',
    statuses: ownAdmin,
    path: onPerson('/disable'),
    request: () => ({ body: { reason: '调离' } }),
  },
  {
    endpoint: 'POST /api/people/{id}/enable',
    statuses: ownAdmin,
    path: onPerson('/enable'),
    request: nothing,
  },
  {
    endpoint: 'POST /api/directory/import',
    statuses: admins,
    request: () => {
      const form = new FormData();
      form.set(
        'file',
        new Blob(['单位,类型,上级单位,姓名,登录名,手机,岗位,职责\n新社区,社区,,,,,,']),
        'a.csv',
      );
      form.set('dryRun', '1');
      return { form };
    },
  },
  { endpoint: 'GET /api/directory/template', statuses: admins },
  { endpoint: 'GET /api/calendar', statuses: staff },
  {
    endpoint: 'PUT /api/calendar',
    statuses: admins,
    request: async (world, role) => ({
      body: {
        hours: [[540, 1020]],
        days: [{ day: '2026-10-01', work: false, name: '国庆节' }],
        years: [2026],
      },
      version: await versionOf(world, role === 'stranger' ? role : 'admin', '/api/calendar'),
    }),
  },
  { endpoint: 'GET /api/sender', statuses: admins },
  {
    endpoint: 'PUT /api/sender',
    statuses: admins,
    request: async (world, role) => ({
      body: { kind: 'print' },
      version: await versionOf(world, role === 'stranger' ? role : 'admin', '/api/sender'),
    }),
  },
  {
    endpoint: 'POST /api/sender/test',
    statuses: admins,
    request: () => ({ body: { phone: '13800000000' } }),
  },
  { endpoint: 'GET /api/sender/failures', statuses: admins },
  {
    endpoint: 'POST /api/sender/failures/{id}/retry',
    statuses: ownAdmin,
    path: async (world) => {
      const id = `sms-${world.next()}`;
      const failure = { kind: 'sms', state: 'failed', at: 1, phone: '13800000000', text: '您好', tries: 1 };
      await world.server.services.store.insertOnce('notifications', {
        _id: id,
        space: 'space-1',
        ...failure,
      });
      return `/api/sender/failures/${id}/retry`;
    },
    request: nothing,
  },
  { endpoint: 'GET /api/audit', statuses: admins },
  { endpoint: 'GET /api/clock', statuses: staff },
  { endpoint: 'POST /api/clock', statuses: admins, request: () => ({ body: { forwardMinutes: 1 } }) },
  { endpoint: 'GET /api/notifications', statuses: staff },
  {
    endpoint: 'POST /api/notifications/{id}/read',
    statuses: [401, 403, 200, 404, 404, 404, 404, 404],
    path: async (world) => {
      const key = `read-${world.next()}`;
      const to = world.people.handler;
      await world.server.services.notifications.tell({ key, space: 'space-1', to, text: '您有一条待办' });
      return `/api/notifications/n-${key}-${to}/read`;
    },
    request: nothing,
  },
  { endpoint: 'GET /api/openapi.json', statuses: everybody },
  { endpoint: 'GET /api/events', statuses: [401, 200, 200, 200, 200, 200, 200, 200] },
];

/** Roles × endpoints: designs, releases, services, packs, drafts, files, applications, track, tasks, cases. */
import type { TaskDetail, TaskRow } from '#runtime/wire';
import { applyForLamp, drawLamp, LAMP_VALUES, publishLamp, type TestReceipt } from './lamp.ts';
import type { RoleName, RoleRow, Statuses, World } from './roles.ts';

//                           guest res. hand. sup. des. pub. admin stranger
const everybody: Statuses = [200, 200, 200, 200, 200, 200, 200, 200];
const everybodyMakes: Statuses = [201, 201, 201, 201, 201, 201, 201, 201];
const nobodyElses: Statuses = [404, 200, 404, 404, 404, 404, 404, 404];
/** An admin may do everything in their own street, and learns nothing of another. */
const designs: Statuses = [401, 403, 403, 403, 200, 200, 200, 404];
const design: Statuses = [401, 403, 403, 403, 200, 403, 200, 404];
const publish: Statuses = [401, 403, 403, 403, 403, 200, 200, 404];
const lists: Statuses = [401, 403, 200, 200, 403, 403, 200, 200];
const reads: Statuses = [401, 403, 200, 200, 403, 403, 200, 404];
const handles: Statuses = [401, 403, 200, 403, 403, 403, 403, 404];
const operates: Statuses = [401, 403, 403, 403, 403, 403, 200, 404];

const nothing = () => ({ body: {} });
const lamp = (world: World) => world.once('lamp', () => publishLamp(world));
const aDesign = (world: World) => world.once('design', () => drawLamp(world));

async function newCase(world: World): Promise<TestReceipt> {
  return applyForLamp(world.clients.resident, (await lamp(world)).service);
}

/** A case of the resident's that nobody took yet. */
const onNewCase = (path: string) => async (world: World) =>
  path.replace('{id}', (await newCase(world)).caseId);
const onCase = (path: string) => async (world: World) => {
  const { caseId } = await world.once('case', () => newCase(world));
  return path.replace('{id}', caseId);
};

/** The last task that `taskPath` made; the request that follows is about it. */
let lastTask: { readonly id: string; readonly version: number } = { id: '', version: 0 };

const taskPath = (act: string, claimed: boolean) => async (world: World) => {
  const { caseId } = await newCase(world);
  const { handler } = world.clients;
  const list = await handler.call<{ items: TaskRow[] }>('GET /api/tasks?view=group&limit=200');
  const id = list.body.items.find((row) => row.caseId === caseId)?.id ?? '';
  let { version } = (await handler.call<TaskDetail>(`GET /api/tasks/${id}`)).body;
  if (claimed) {
    const taken = await handler.call<TaskDetail>(`POST /api/tasks/${id}/claim`, { body: {}, version });
    version = taken.body.version;
  }
  lastTask = { id, version };
  return `/api/tasks/${id}${act}`;
};

const taskAct = (
  act: string,
  body: object | ((world: World) => object),
  statuses = handles,
  claimed = true,
): RoleRow => ({
  endpoint: `POST /api/tasks/{id}/${act}`,
  statuses,
  path: taskPath(`/${act}`, claimed),
  request: (world) => ({ body: typeof body === 'function' ? body(world) : body, version: lastTask.version }),
});

/** A draft of this very role. */
async function ownDraft(world: World, role: RoleName): Promise<string> {
  const { service } = await lamp(world);
  const answer = await world.clients[role].call<{ id: string }>('POST /api/drafts', {
    body: { service, values: {} },
  });
  return answer.body.id;
}

async function residentsDraft(world: World): Promise<string> {
  return world.once('draft', () => ownDraft(world, 'resident'));
}

function photo(): Blob {
  return new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 1, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9)]);
}

async function residentsFile(world: World): Promise<string> {
  const form = new FormData();
  form.set('draft', await residentsDraft(world));
  form.set('file', photo(), 'a.jpg');
  return (await world.clients.resident.call<{ id: string }>('POST /api/files', { form })).body.id;
}

async function finished(world: World): Promise<string> {
  const path = await taskPath('', true)(world);
  const body = { values: {}, button: 'mended' };
  const done = await world.clients.handler.call<TaskDetail>(`POST ${path}/complete`, {
    body,
    version: lastTask.version,
  });
  return done.body.caseId;
}

/** A case that waits for the applicant, with the id of what is asked. */
async function waiting(world: World): Promise<string> {
  const path = await taskPath('', true)(world);
  const body = { items: ['位置'], fields: ['what'] };
  const asked = await world.clients.handler.call<TaskDetail>(`POST ${path}/supplement`, {
    body,
    version: lastTask.version,
  });
  const { caseId } = asked.body;
  const mine = await world.clients.resident.call<{ supplement: { id: string } }>(
    `GET /api/applications/${caseId}`,
  );
  lastTask = { id: mine.body.supplement.id, version: 0 };
  return caseId;
}

export const workRows: readonly RoleRow[] = [
  { endpoint: 'GET /api/designs', statuses: [401, 403, 403, 403, 200, 200, 200, 200] },
  {
    endpoint: 'POST /api/designs',
    statuses: [401, 403, 403, 403, 201, 403, 201, 201],
    request: () => ({ body: { name: '新流程' } }),
  },
  {
    endpoint: 'GET /api/designs/{id}',
    statuses: designs,
    path: async (world) => `/api/designs/${(await aDesign(world)).id}`,
  },
  {
    endpoint: 'PUT /api/designs/{id}',
    statuses: design,
    path: async (world) => `/api/designs/${(await aDesign(world)).id}`,
    async request(world) {
      const { body: now } = await world.clients.designer.call<Awaited<ReturnType<typeof drawLamp>>>(
        `GET /api/designs/${(await aDesign(world)).id}`,
      );
      return { body: { name: now.name, body: now.body }, version: now.version };
    },
  },
  {
    endpoint: 'DELETE /api/designs/{id}',
    statuses: design,
    path: async (world) => `/api/designs/${(await drawLamp(world)).id}`,
  },
  {
    endpoint: 'POST /api/designs/{id}/check',
    statuses: designs,
    path: async (world) => `/api/designs/${(await aDesign(world)).id}/check`,
    request: nothing,
  },
  {
    endpoint: 'POST /api/designs/{id}/trial',
    statuses: [401, 403, 403, 403, 201, 201, 201, 404],
    path: async (world) => `/api/designs/${(await aDesign(world)).id}/trial`,
    request: nothing,
  },
  {
    endpoint: 'DELETE /api/designs/{id}/trial',
    statuses: designs,
    path: async (world) => `/api/designs/${(await aDesign(world)).id}/trial`,
  },
  {
    endpoint: 'POST /api/designs/{id}/releases',
    statuses: [401, 403, 403, 403, 403, 201, 201, 404],
    path: async (world) => `/api/designs/${(await drawLamp(world)).id}/releases`,
    request: () => ({ body: { reason: '发布', warnings: '测试' } }),
  },
  {
    endpoint: 'GET /api/designs/{id}/releases',
    statuses: designs,
    path: async (world) => `/api/designs/${(await aDesign(world)).id}/releases`,
  },
  {
    endpoint: 'GET /api/releases/{id}',
    statuses: designs,
    path: async (world) => `/api/releases/${(await lamp(world)).service}-1`,
  },
  { endpoint: 'GET /api/services', statuses: everybody },
  {
    endpoint: 'GET /api/services/{id}',
    statuses: everybody,
    path: async (world) => `/api/services/${(await lamp(world)).service}`,
  },
  {
    endpoint: 'POST /api/services/{id}/suspend',
    statuses: publish,
    path: async (world) =>
      `/api/services/${(await world.once('shut', () => publishLamp(world))).service}/suspend`,
    request: () => ({ body: { reason: '检修' } }),
  },
  {
    endpoint: 'POST /api/services/{id}/resume',
    statuses: publish,
    path: async (world) =>
      `/api/services/${(await world.once('shut', () => publishLamp(world))).service}/resume`,
    request: nothing,
  },
  { endpoint: 'GET /api/packs', statuses: [401, 403, 403, 403, 200, 200, 200, 200] },
  {
    endpoint: 'GET /api/packs/{id}',
    statuses: [401, 403, 403, 403, 200, 200, 200, 200],
    path: () => '/api/packs/street-whistle',
  },
  {
    endpoint: 'POST /api/packs/{id}/clone',
    statuses: [401, 403, 403, 403, 201, 403, 201, 201],
    path: () => '/api/packs/street-whistle/clone',
    request: () => ({ body: { name: '吹哨', roles: {}, settings: {} } }),
  },

  {
    endpoint: 'POST /api/drafts',
    statuses: everybodyMakes,
    request: async (world) => ({ body: { service: (await lamp(world)).service, values: {} } }),
  },
  {
    endpoint: 'GET /api/drafts/{id}',
    statuses: nobodyElses,
    path: async (world) => `/api/drafts/${await residentsDraft(world)}`,
  },
  {
    endpoint: 'PUT /api/drafts/{id}',
    statuses: nobodyElses,
    path: async (world) => `/api/drafts/${await residentsDraft(world)}`,
    request: () => ({ body: { values: {} }, version: 1 }),
  },
  {
    endpoint: 'DELETE /api/drafts/{id}',
    statuses: nobodyElses,
    path: async (world) => `/api/drafts/${await ownDraft(world, 'resident')}`,
  },
  {
    endpoint: 'POST /api/drafts/open',
    statuses: everybody,
    request: async (world) => {
      const id = await ownDraft(world, 'resident');
      const draft = await world.clients.resident.call<{ code: string }>(`GET /api/drafts/${id}`);
      return { body: { code: draft.body.code } };
    },
  },
  {
    endpoint: 'POST /api/files',
    statuses: everybodyMakes,
    async request(world, role) {
      const form = new FormData();
      form.set('draft', await ownDraft(world, role));
      form.set('file', photo(), 'a.jpg');
      return { form };
    },
  },
  {
    endpoint: 'GET /api/files/{id}',
    statuses: nobodyElses,
    path: async (world) => `/api/files/${await residentsFile(world)}`,
  },
  {
    endpoint: 'DELETE /api/files/{id}',
    statuses: nobodyElses,
    path: async (world) => `/api/files/${await residentsFile(world)}`,
  },

  {
    endpoint: 'POST /api/applications',
    statuses: everybodyMakes,
    request: async (world) => ({ body: { service: (await lamp(world)).service, values: LAMP_VALUES } }),
  },
  { endpoint: 'GET /api/applications', statuses: everybody },
  { endpoint: 'GET /api/applications/{id}', statuses: nobodyElses, path: onCase('/api/applications/{id}') },
  {
    endpoint: 'POST /api/applications/{id}/supplement',
    statuses: nobodyElses,
    path: async (world) => `/api/applications/${await waiting(world)}/supplement`,
    request: () => ({ body: { supplement: lastTask.id, values: { what: '四号楼' } } }),
  },
  {
    // The lamp has no step for the applicant: theirs is "not open", everybody else's is "not there".
    endpoint: 'POST /api/applications/{id}/tasks/{task}',
    statuses: [404, 409, 404, 404, 404, 404, 404, 404],
    path: onCase('/api/applications/{id}/tasks/1'),
    request: () => ({ body: { values: {} } }),
  },
  {
    endpoint: 'POST /api/applications/{id}/withdraw',
    statuses: nobodyElses,
    path: onNewCase('/api/applications/{id}/withdraw'),
    request: nothing,
  },
  {
    endpoint: 'POST /api/applications/{id}/rating',
    statuses: nobodyElses,
    path: async (world) => `/api/applications/${await finished(world)}/rating`,
    request: () => ({ body: { level: 5 } }),
  },
  {
    endpoint: 'POST /api/track',
    statuses: everybody,
    request: async (world) => {
      const { number } = await world.once('case', () => newCase(world));
      return { body: { number, phone: LAMP_VALUES.phone } };
    },
  },
  {
    endpoint: 'POST /api/track/open',
    statuses: everybody,
    ownSession: true,
    request: async (world) => {
      const { number, secret } = await newCase(world);
      return { body: { number, secret } };
    },
  },

  { endpoint: 'GET /api/tasks', statuses: lists, path: () => '/api/tasks?view=mine' },
  {
    endpoint: 'GET /api/tasks/{id}',
    statuses: [401, 403, 200, 200, 403, 403, 200, 404],
    path: taskPath('', false),
  },
  taskAct('claim', {}, [401, 403, 200, 403, 403, 403, 403, 404], false),
  taskAct('return', {}),
  taskAct(
    'hand-over',
    (world) => ({ person: world.people.handler, reason: '转给他' }),
    [401, 403, 200, 200, 403, 403, 200, 404],
  ),
  taskAct('save', { values: { cost: 1 } }),
  taskAct('complete', { values: {}, button: 'mended' }),
  // The lamp has one step only: nowhere to send it back to.
  taskAct(
    'send-back',
    { to: 'mend', mode: 'again', reason: '重来' },
    [401, 403, 409, 403, 403, 403, 403, 404],
  ),
  taskAct('supplement', { items: ['位置'], fields: ['what'] }),
  taskAct('decline', { reason: '不在辖区', remedies: '可申请复核' }),
  { endpoint: 'GET /api/handlers', statuses: lists },
  { endpoint: 'GET /api/cases', statuses: lists },
  {
    endpoint: 'POST /api/cases',
    statuses: [401, 403, 403, 403, 403, 403, 201, 201],
    request: async (world) => ({
      body: {
        service: (await lamp(world)).service,
        channel: 'paper',
        applicant: { name: '李奶奶' },
        values: LAMP_VALUES,
      },
    }),
  },
  { endpoint: 'GET /api/cases/{id}', statuses: reads, path: onCase('/api/cases/{id}') },
  { endpoint: 'GET /api/cases/{id}/timeline', statuses: reads, path: onCase('/api/cases/{id}/timeline') },
  { endpoint: 'GET /api/cases/{id}/diagram', statuses: reads, path: onCase('/api/cases/{id}/diagram') },
  {
    endpoint: 'GET /api/cases/{id}/comments',
    statuses: [404, 200, 200, 200, 404, 404, 200, 404],
    path: onCase('/api/cases/{id}/comments'),
  },
  {
    endpoint: 'POST /api/cases/{id}/comments',
    statuses: [404, 201, 201, 201, 404, 404, 201, 404],
    path: onCase('/api/cases/{id}/comments'),
    request: () => ({ body: { text: '知道了', audience: 'applicant' } }),
  },
  {
    endpoint: 'GET /api/cases/{id}/files',
    statuses: [404, 200, 200, 200, 404, 404, 200, 404],
    path: onCase('/api/cases/{id}/files'),
  },
  {
    endpoint: 'POST /api/cases/{id}/cancel',
    statuses: operates,
    path: onNewCase('/api/cases/{id}/cancel'),
    request: () => ({ body: { reason: '重复' } }),
  },
  {
    endpoint: 'POST /api/cases/{id}/reveal',
    statuses: reads,
    path: onCase('/api/cases/{id}/reveal'),
    request: () => ({ body: { field: 'idNumber', reason: '核对' } }),
  },
  { endpoint: 'GET /api/incidents', statuses: [401, 403, 403, 403, 403, 403, 200, 200] },
  {
    // Nothing is stuck in the lamp's case: who may operate learns that this incident is not open.
    endpoint: 'POST /api/cases/{id}/incidents/{incident}/resolve',
    statuses: [401, 403, 403, 403, 403, 403, 409, 404],
    path: onCase('/api/cases/{id}/incidents/1/resolve'),
    request: nothing,
  },
];

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail, CaseRow, TaskCounts, TaskRow } from '#runtime/wire';
import { applyForLamp, LAMP_VALUES, publishLamp, type TestReceipt } from './test/lamp.ts';
import { createWorld, type World } from './test/roles.ts';

let world: World;
let service: string;
const receipts: TestReceipt[] = [];

beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
  for (const what of ['一号楼路灯', '二号楼路灯', '广场喷泉', '三号楼路灯', '四号楼路灯']) {
    receipts.push(await applyForLamp(world.clients.resident, service, { values: { what } }));
  }
});
afterAll(() => world?.server.stop());

type Worklist = { items: TaskRow[]; total: number; cursor?: string; counts: TaskCounts };
const list = async (query: string, who: 'handler' | 'supervisor' | 'stranger' = 'handler') =>
  (await world.clients[who].call<Worklist>(`GET /api/tasks?${query}`)).body;

describe('the worklist', () => {
  it('pages through everything once, in order, and counts rightly', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Worklist = await list(
        `view=group&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      expect(page.total).toBe(5);
      seen.push(...page.items.map((row) => row.title));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(['一号楼路灯', '二号楼路灯', '广场喷泉', '三号楼路灯', '四号楼路灯']);
  });

  it('finds Chinese words by pieces, a number whole, and nothing by nonsense', async () => {
    expect((await list(`view=group&q=${encodeURIComponent('喷泉')}`)).items.map((row) => row.title)).toEqual([
      '广场喷泉',
    ]);
    expect((await list(`view=group&q=${encodeURIComponent('号楼')}`)).total).toBe(4);
    expect((await list(`view=group&q=${encodeURIComponent('……')}`)).total).toBe(0);
  });

  it('moves a claimed task from the group to mine, and shows strangers nothing', async () => {
    const [row] = (await list('view=group')).items;
    const { version } = (await world.clients.handler.call<{ version: number }>(`GET /api/tasks/${row?.id}`))
      .body;
    await world.clients.handler.call(`POST /api/tasks/${row?.id}/claim`, { body: {}, version });
    expect((await list('view=mine')).items.map((each) => each.id)).toEqual([row?.id]);
    expect((await list('view=group')).counts).toMatchObject({ mine: 1, group: 4, late: 0 });
    expect((await list('view=group', 'stranger')).total).toBe(0);
    expect((await list('view=mine', 'supervisor')).total).toBe(0);
  });

  it('lists what is late once its hours are over', async () => {
    await world.clients.admin.call('POST /api/clock', { body: { forwardMinutes: 1 } });
    world.server.later(5 * 3_600_000);
    const late = await list('view=late');
    expect(late.total).toBe(5);
    expect(new Set(late.items.map((row) => row.dueState))).toEqual(new Set(['late']));
    expect((await list('view=group&due=normal')).total).toBe(0);
    expect((await list('view=late', 'supervisor')).total).toBe(5);
  });
});

describe('a paper application', () => {
  it('is entered for somebody by who may, and says so', async () => {
    const { admin, handler, guest } = world.clients;
    const body = {
      service,
      channel: 'paper',
      applicant: { name: '李奶奶', phone: '13600000000' },
      values: LAMP_VALUES,
    };
    expect((await handler.call('POST /api/cases', { body })).status).toBe(403);
    const receipt = (await admin.call<TestReceipt>('POST /api/cases', { body })).body;
    const detail = (await handler.call<CaseDetail>(`GET /api/cases/${receipt.caseId}`)).body;
    expect(detail).toMatchObject({ channel: 'paper', applicant: { name: '李奶奶', phone: '13600000000' } });
    const tracked = await guest.call('POST /api/track', {
      body: { number: receipt.number, phone: '13600000000' },
    });
    expect(tracked.body).toMatchObject({ state: 'submitted' });
    expect((await admin.call('POST /api/cases', { body: { ...body, values: {} } })).status).toBe(422);
  });
});

describe('the cases', () => {
  it('are listed for who handles or supervises, and cancelled with a reason only by who may', async () => {
    const { supervisor, handler, admin, resident } = world.clients;
    const caseId = receipts[2]?.caseId;
    const all = await supervisor.call<{ items: CaseRow[]; total: number }>('GET /api/cases?limit=3');
    expect([all.body.items.length, all.body.total]).toEqual([3, 6]);
    const own = await handler.call<{ total: number }>(`GET /api/cases?q=${encodeURIComponent('喷泉')}`);
    expect(own.body.total).toBe(1);
    expect((await admin.call(`POST /api/cases/${caseId}/cancel`, { body: { reason: '' } })).status).toBe(422);
    const cancelled = await admin.call<CaseDetail>(`POST /api/cases/${caseId}/cancel`, {
      body: { reason: '重复申请' },
    });
    expect(cancelled.body.status).toBe('cancelled');
    expect((await resident.call(`GET /api/applications/${caseId}`)).body).toMatchObject({
      state: 'cancelled',
      canWithdraw: false,
      canRate: false,
    });
  });
});

it('fifty windows that send one draft under keys of their own make one case', async () => {
  const { resident } = world.clients;
  const draft = (await resident.call<{ id: string }>('POST /api/drafts', { body: { service, values: {} } }))
    .body.id;
  const before = await world.server.services.store.count('cases', {});
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      resident.call('POST /api/applications', {
        key: `window-number-${at}`,
        body: { service, draft, values: LAMP_VALUES },
      }),
    ),
  );
  expect(all.filter((each) => each.status === 201).length).toBe(1);
  expect(new Set(all.filter((each) => each.status !== 201).map((each) => each.problem.code))).toEqual(
    new Set(['draft-sent']),
  );
  expect(await world.server.services.store.count('cases', {})).toBe(before + 1);
});

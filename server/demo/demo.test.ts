import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseRow, Page, TaskDetail, TaskRow, TimelineRow } from '#runtime/wire';
import { startTestServer, type TestClient, type TestServer } from '../api/testing.ts';
import { type DemoResult, loadDemo } from './load.ts';

describe('the demo street on a fresh installation', () => {
  let server: TestServer;
  let loaded: DemoResult;
  const as = (login: string): Promise<TestClient> => server.staff(`demo-${login}`, loaded.password);

  beforeAll(async () => {
    // given a load that is broken off in the middle …
    server = await startTestServer();
    const broken = loadDemo(server.services, ({ en }) => {
      if (en.startsWith('Scene 40')) throw new Error('the power is gone');
    });
    await expect(broken).rejects.toThrow('the power is gone');
    // … when it is loaded again
    loaded = await loadDemo(server.services, () => undefined);
  }, 120_000);
  afterAll(() => server.stop());

  test('has its cases once, whatever was broken off', async () => {
    expect(loaded.cases).toBe(25);
    expect(loaded.people).toHaveLength(34);
    const groups = await server.services.store.aggregate('cases', {
      filter: { space: 'demo' },
      by: ['status'],
    });
    expect(Object.fromEntries(groups.map(({ key, count }) => [String(key[0]), count]))).toEqual({
      running: 16,
      completed: 7,
      declined: 1,
      withdrawn: 1,
    });
  });

  test('loaded once more, nothing is doubled and no password is told', async () => {
    expect(await loadDemo(server.services, () => undefined)).toEqual({ street: loaded.street, cases: 25 });
  });

  test('stands at the time of the machine, and its clock may be moved on', async () => {
    expect(server.services.clock.moved()).toBe(false);
    expect(await server.services.clock.state()).not.toHaveProperty('blocked');
  });

  test('lies in the last weeks: no case began today at one moment, none in the future', async () => {
    const dispatcher = await as('dispatcher');
    const { body } = await dispatcher.call<Page<CaseRow>>('GET /api/cases?limit=50');
    const days = new Set(body.items.map((row) => row.startedAt.slice(0, 10)));
    expect(days.size).toBeGreaterThan(12);
    for (const row of body.items) expect(Date.parse(row.startedAt)).toBeLessThanOrEqual(Date.now());
  });

  test('has work open at every step, and two departments that are late', async () => {
    const open = await server.services.store.find('tasks', {
      filter: { space: 'demo', open: true },
      limit: 100,
    });
    const names = new Set(open.docs.map((task) => task.name));
    for (const name of [
      '研判派发',
      '签到报到',
      '裁定异议',
      '处置并反馈',
      '街道核实',
      '本街道办理',
      '领导督办',
      '回访',
      '请您评价',
      '差评整改',
    ])
      expect(names, name).toContain(name);
    expect(open.docs.some((task) => task.state === 'waiting-for-applicant')).toBe(true);
    const late = await (await as('leader')).call<Page<TaskRow>>('GET /api/tasks?view=late');
    expect(late.body.items.map((task) => task.name).sort()).toEqual(['处置并反馈', '签到报到']);
  });

  test('one that nobody rated ended by its timer, at its time', async () => {
    const { docs } = await server.services.store.find('cases', {
      filter: { title: { $exists: true }, status: 'completed' },
      limit: 100,
    });
    const unrated = docs.find((doc) => String(doc.title).includes('广场舞'));
    expect(unrated).toBeDefined();
    const age = Date.now() - Number(unrated?.endedAt);
    expect(age).toBeGreaterThan(8 * 86_400_000);
    expect(age).toBeLessThan(10 * 86_400_000);
  });

  test('a vacant post became an incident that the operator sees', async () => {
    const incidents = await (await as('operator')).call<Page<{ element: string }>>('GET /api/incidents');
    expect(incidents.body.items).toMatchObject([{ element: 'handle' }]);
  });

  test('a department reads what happened and where, and nowhere who reported it', async () => {
    const police = await as('police');
    const mine = await police.call<Page<TaskRow>>('GET /api/tasks?view=group');
    expect(mine.body.items.length).toBeGreaterThan(0);
    for (const row of mine.body.items) {
      const task = await police.call<TaskDetail>(`GET /api/tasks/${row.id}`);
      const timeline = await police.call<Page<TimelineRow>>(`GET /api/cases/${row.caseId}/timeline`);
      const seen = JSON.stringify([task.body, timeline.body]);
      expect(task.body.case.values).toHaveProperty('description');
      expect(seen).not.toMatch(/1380000\d{4}|王素芬|李建平|赵晓梅|孙国强|周雅琴|吴天佑|郑洁|冯玉兰|褚敏/);
    }
    const caller = await as('caller');
    const [called] = (await caller.call<Page<TaskRow>>('GET /api/tasks?view=group')).body.items;
    const task = await caller.call<TaskDetail>(`GET /api/tasks/${called?.id ?? ''}`);
    expect(task.body.case.applicant?.phone).toMatch(/^1380000\d{4}$/);
  });

  test('who does the next step finds everything in place', async () => {
    const handler = await as('handler');
    const [row] = (await handler.call<Page<TaskRow>>('GET /api/tasks?view=group')).body.items;
    const { body: task } = await handler.call<TaskDetail>(`GET /api/tasks/${row?.id ?? ''}`);
    expect(task.name).toBe('本街道办理');
    const done = await handler.call(`POST /api/tasks/${task.id}/complete`, {
      version: task.version,
      body: { values: { ownResult: '旧柜子已搬走' }, button: 'done' },
    });
    expect(done.status).toBe(200);
  });
});

test('where there are real cases no demo is loaded: its clock would move them', async () => {
  const server = await startTestServer();
  const real = { _id: 'c-real', space: 'space-1', trial: false, status: 'completed' };
  await server.services.store.insertOnce('cases', real);
  await expect(loadDemo(server.services, () => undefined)).rejects.toMatchObject({ code: 'demo-not-here' });
  expect(await server.services.spaces.list()).toHaveLength(1);
  await server.stop();
}, 30_000);

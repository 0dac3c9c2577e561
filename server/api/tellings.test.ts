/** Who is told of what: staff of their tasks, applicants of their matter, and nobody twice. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationDetail, NotificationRow, Page, SenderResource } from '#runtime/wire';
import { actOn, taskOf } from './test/acts.ts';
import { applyForLamp, LAMP_VALUES, publishLamp, type TestReceipt } from './test/lamp.ts';
import { createWorld, type World } from './test/roles.ts';
import type { TestClient } from './testing.ts';

let world: World;
let service: string;
beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
});
afterAll(() => world?.server.stop());

const settle = async () => {
  await world.server.services.follow.settle();
  await world.server.services.follow.settle();
};
const told = async (client: TestClient, receipt: TestReceipt): Promise<readonly string[]> => {
  await settle();
  const page = await client.call<Page<NotificationRow>>('GET /api/notifications');
  return page.body.items.filter((row) => row.caseId === receipt.caseId).map((row) => row.text);
};
const messages = (receipt: TestReceipt) =>
  world.server.printed.filter((line) => line.includes(receipt.number));

it('given a new task, tells who may take it once, with a live event; and who is handed it', async () => {
  const { resident, handler, supervisor } = world.clients;
  const stop = new AbortController();
  const live = await fetch(`${world.server.url}/api/events`, {
    headers: { Cookie: handler.cookie() },
    signal: stop.signal,
  });
  const receipt = await applyForLamp(resident, service);
  expect(await told(handler, receipt)).toEqual([
    expect.stringMatching(new RegExp(`新待办“维修”：${LAMP_VALUES.what}（${receipt.number}）`)),
  ]);
  expect(await told(supervisor, receipt)).toEqual([]);
  const reader = live.body?.getReader();
  let heard = '';
  while (reader && !heard.includes('"kind":"notification"')) {
    const { value, done } = await reader.read();
    if (done) break;
    heard += Buffer.from(value).toString();
  }
  stop.abort();
  expect(heard).toContain('"kind":"notification"');
  expect(heard).not.toContain(LAMP_VALUES.what);

  const { id } = await taskOf(handler, receipt.caseId);
  await actOn(handler, id, 'claim');
  await actOn(handler, id, 'hand-over', { person: world.people.supervisor, reason: '您来' });
  expect(await told(handler, receipt)).toHaveLength(1);
  expect(await told(supervisor, receipt)).toHaveLength(1);
});

it('tells the applicant’s phone of each turn with number and service only, and once', async () => {
  const { resident, handler } = world.clients;
  const receipt = await applyForLamp(resident, service, { values: { phone: '13900000001' } });
  await settle();
  expect(messages(receipt)).toEqual([]);
  const { id } = await taskOf(handler, receipt.caseId);
  await actOn(handler, id, 'claim');
  await settle();
  await actOn(handler, id, 'supplement', { items: ['位置'], fields: ['what'] });
  await settle();
  const { supplement } = (await resident.call<ApplicationDetail>(`GET /api/applications/${receipt.caseId}`))
    .body;
  await resident.call(`POST /api/applications/${receipt.caseId}/supplement`, {
    body: { supplement: supplement?.id, values: { what: '四号楼' } },
  });
  await actOn(handler, id, 'complete', { values: {}, button: 'mended' });
  await settle();
  await settle();
  const lines = messages(receipt);
  expect(lines.map((line) => /已受理|补充材料|已办结|不予受理/.exec(line)?.[0])).toEqual([
    '已受理',
    '补充材料',
    '已办结',
  ]);
  for (const line of lines) {
    expect(line).toContain('路灯报修');
    for (const personal of [LAMP_VALUES.name, LAMP_VALUES.what, '四号楼'])
      expect(line).not.toContain(personal);
  }
});

it('sends nothing where the street turned it off, and a save without the word leaves it off', async () => {
  const { admin, resident, handler } = world.clients;
  const before = (await admin.call<SenderResource>('GET /api/sender')).body;
  expect(before.tellApplicants).toBe(true);
  const off = await admin.call<SenderResource>('PUT /api/sender', {
    body: { kind: 'print', tellApplicants: false },
    version: before.version,
  });
  const again = await admin.call<SenderResource>('PUT /api/sender', {
    body: { kind: 'print' },
    version: off.body.version,
  });
  expect(again.body.tellApplicants).toBe(false);
  const receipt = await applyForLamp(resident, service);
  await actOn(handler, (await taskOf(handler, receipt.caseId)).id, 'claim');
  await settle();
  expect(messages(receipt)).toEqual([]);
});

it('tells who has it that a task is late', async () => {
  const { admin, resident, handler } = world.clients;
  const receipt = await applyForLamp(resident, service);
  await told(handler, receipt);
  await admin.call('POST /api/clock', { body: { forwardMinutes: 1 } });
  world.server.later(5 * 3_600_000);
  const texts = await told(handler, receipt);
  expect(texts.filter((text) => text.includes('已超期'))).toHaveLength(1);
});

/** Who asks in English gets English, also where words are made on the way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationDetail } from '#runtime/wire';
import { actOn, taskOf } from './test/acts.ts';
import { applyForLamp, publishLamp } from './test/lamp.ts';
import { createWorld, type World } from './test/roles.ts';

let world: World;
let service: string;
beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
});
afterAll(() => world?.server.stop());

const headers = { 'Accept-Language': 'en' };

it('given a case with comments and events, names nobody in Chinese', async () => {
  const { resident, handler, admin } = world.clients;
  const { caseId } = await applyForLamp(resident, service);
  await actOn(handler, (await taskOf(handler, caseId)).id, 'claim');
  const path = `/api/cases/${caseId}/comments`;
  const added = await resident.call<{ who: string }>(`POST ${path}`, {
    body: { text: 'hello', audience: 'applicant' },
    headers,
  });
  expect(added.body.who).toBe('Applicant');
  const mine = await resident.call<ApplicationDetail>(`GET /api/applications/${caseId}`, { headers });
  expect(mine.body.messages.map((each) => each.from)).toEqual(['You']);
  const who = async (endpoint: string, client = handler) =>
    (await client.call<{ items: { who: string }[] }>(endpoint, { headers })).body.items.map((row) => row.who);
  expect(await who(`GET ${path}`)).toEqual(['Applicant']);
  expect((await who(`GET /api/cases/${caseId}/timeline`))[0]).toBe('Applicant');
  await world.server.services.audit.flush();
  expect(await who('GET /api/audit?q=POST%20/api/applications', admin)).toContain('Resident');
});

it('says in both languages that answers are no answers', async () => {
  const answer = await world.clients.resident.call('POST /api/applications', {
    body: { service, values: { name: { '@': 'no-such-tag', v: 1 } } },
    headers,
  });
  const [error] = answer.problem.errors ?? [];
  expect([answer.status, error?.path]).toEqual([422, 'values']);
  expect(error?.message.en).toMatch(/no answers/);
  expect(error?.message.zh).toMatch(/表单/);
});

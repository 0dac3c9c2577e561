/** Who did what to a case is written down where the case belongs, applicants' acts too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditRow, Page } from '#runtime/wire';
import { actOn, taskOf } from './test/acts.ts';
import { applyForLamp, publishLamp } from './test/lamp.ts';
import { createWorld, type World } from './test/roles.ts';
import type { TestClient } from './testing.ts';

let world: World;
let service: string;
beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
});
afterAll(() => world?.server.stop());

const seen = async (client: TestClient, caseId: string) => {
  await world.server.services.audit.flush();
  const page = await client.call<Page<AuditRow>>('GET /api/audit?limit=200');
  return page.body.items
    .filter((row) => row.object.startsWith(caseId))
    .map((row) => `${row.who} ${row.act} ${row.outcome}`)
    .reverse();
};

it('given a resident and a guest, each act of theirs on a case stands in the street of the case', async () => {
  const { admin, resident, handler } = world.clients;
  const { caseId } = await applyForLamp(resident, service);
  await resident.call(`POST /api/cases/${caseId}/comments`, {
    body: { text: '几时来？', audience: 'applicant' },
  });
  const stranger = await world.server.guest();
  await stranger.call(`POST /api/applications/${caseId}/withdraw`, { body: {} });
  await actOn(handler, (await taskOf(handler, caseId)).id, 'claim');
  await resident.call(`POST /api/applications/${caseId}/withdraw`, { body: { reason: '修好了' } });
  const lines = await seen(admin, caseId);
  expect(lines.map((line) => line.replace(/^handler \S*/, 'handler POST'))).toEqual([
    '居民 POST /api/applications done',
    '居民 POST /api/cases/{id}/comments done',
    '访客 POST /api/applications/{id}/withdraw refused',
    expect.stringContaining('POST /api/tasks/{id}/claim done'),
    '居民 POST /api/applications/{id}/withdraw refused',
  ]);
  // Words of the case are not repeated in the audit, and a resident is no name in it.
  const stored = await world.server.services.store.find('audit', {
    filter: { object: caseId },
    limit: 50,
  });
  expect(JSON.stringify(stored.docs)).not.toContain('几时来');
});

it('what residents do apart from cases is in no street’s list', async () => {
  const { admin, resident } = world.clients;
  await resident.call('DELETE /api/session');
  await world.server.services.audit.flush();
  const page = await admin.call<Page<AuditRow>>('GET /api/audit?limit=200');
  expect(page.body.items.filter((row) => row.act === 'DELETE /api/session')).toEqual([]);
});

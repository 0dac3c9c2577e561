/** A server that dies between two writes of one submission leaves nobody stuck and loses no file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft, FileRef } from '#runtime/wire';
import { taskOf } from './test/acts.ts';
import { applyForLamp, LAMP_VALUES, publishLamp } from './test/lamp.ts';
import { JPEG } from './test/picture.ts';
import { createWorld, type World } from './test/roles.ts';

let world: World;
let service: string;
beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
});
afterAll(() => world?.server.stop());

const begin = async (): Promise<Draft> =>
  (
    await world.clients.resident.call<Draft>('POST /api/drafts', {
      body: { service, values: { name: '王小明' } },
    })
  ).body;

const DAYS = 86_400_000;

describe('a draft that was taken', () => {
  it('is open again when the server died before there was a case', async () => {
    const { resident } = world.clients;
    const draft = await begin();
    await world.server.services.store.updateIf(
      'drafts',
      draft.id,
      {},
      { $set: { state: 'sent', key: 'key-of-the-dead-one', case: 'c-never-made', takenAt: 1 } },
    );
    const again = await resident.call<Draft>(`GET /api/drafts/${draft.id}`);
    expect([again.status, again.body.values]).toEqual([200, { name: '王小明' }]);
    const sent = await applyForLamp(resident, service, { draft: draft.id, key: 'another-key-now' });
    expect(sent.number).toMatch(/^LD-/);
    expect((await resident.call(`GET /api/drafts/${draft.id}`)).problem.code).toBe('draft-sent');
  });

  it('stays taken while its submission may be under way', async () => {
    const { resident } = world.clients;
    const draft = await begin();
    const takenAt = Date.now() + 60_000;
    await world.server.services.store.updateIf(
      'drafts',
      draft.id,
      {},
      { $set: { state: 'sent', key: 'key-under-way', case: 'c-not-yet-made', takenAt } },
    );
    const other = await resident.call('POST /api/applications', {
      body: { service, draft: draft.id, values: LAMP_VALUES },
    });
    expect(other.problem.code).toBe('draft-sent');
  });
});

it('a file that a case names is read by who handles it and outlives the draft', async () => {
  const { resident, handler } = world.clients;
  const { store } = world.server.services;
  const draft = await begin();
  const form = new FormData();
  form.set('draft', draft.id);
  form.set('field', 'photos');
  form.set('file', new Blob([JPEG]), '灯.jpg');
  const ref = (await resident.call<FileRef>('POST /api/files', { form })).body;
  const { caseId } = await applyForLamp(resident, service, { draft: draft.id, values: { photos: [ref] } });
  // As it stands when the server dies right after the case was written.
  await store.updateIf(
    'files',
    ref.id,
    {},
    { $set: { state: 'held', draft: draft.id, expiresAt: Date.now() + 30 * DAYS }, $unset: { case: true } },
  );
  expect((await taskOf(handler, caseId)).caseId).toBe(caseId);
  expect((await handler.call(`GET /api/files/${ref.id}`)).status).toBe(200);
  expect((await world.clients.stranger.call(`GET /api/files/${ref.id}`)).status).toBe(404);
  await store.updateIf('files', ref.id, {}, { $set: { expiresAt: 1 } });
  await store.updateIf('drafts', draft.id, {}, { $set: { expiresAt: 1 } });
  await world.server.services.tidy();
  expect(await store.load('drafts', draft.id)).toBeUndefined();
  expect(await store.load('files', ref.id)).toMatchObject({ state: 'kept', case: caseId });
  expect((await handler.call(`GET /api/files/${ref.id}`)).status).toBe(200);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationDetail, FileRef, TaskDetail, TaskRow } from '#runtime/wire';
import { applyForLamp, publishLamp } from './test/lamp.ts';
import { JPEG } from './test/picture.ts';
import { createWorld, type World } from './test/roles.ts';
import type { TestClient } from './testing.ts';

let world: World;
let service: string;
let draft: string;

const ZIP = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, ...new Array(60).fill(0));

beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
  draft = await newDraft(world.clients.resident);
});
afterAll(() => world?.server.stop());

async function newDraft(client: TestClient): Promise<string> {
  return (await client.call<{ id: string }>('POST /api/drafts', { body: { service, values: {} } })).body.id;
}

function upload(
  client: TestClient,
  bytes: Uint8Array | string,
  name: string,
  fields: Record<string, string>,
  key?: string,
) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([bytes as BlobPart]), name);
  return client.call<FileRef>('POST /api/files', { form, ...(key ? { key } : {}) });
}

describe('what comes in', () => {
  it.each([
    ['a zip that calls itself a photo', ZIP, 'photo.jpg'],
    ['a web page', '<html><script>alert(1)</script>', 'page.pdf'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.png'],
    ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0x00, ...new Array(60).fill(0)), 'a.exe'],
    ['a PDF where a photo is asked for', '%PDF-1.7\n', 'a.pdf'],
  ])('refuses %s by its content', async (_, bytes, name) => {
    const answer = await upload(world.clients.resident, bytes, name, { draft, field: 'photos' });
    expect([answer.status, answer.problem.code]).toEqual([415, 'file-type']);
  });

  it('refuses what is empty and what is too large', async () => {
    expect((await upload(world.clients.resident, '', 'a.jpg', { draft })).problem.code).toBe('file-empty');
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set(JPEG);
    expect((await upload(world.clients.resident, large, 'a.jpg', { draft })).status).toBe(413);
  });

  it.each([
    ['../../etc/passwd.jpg', 'passwd.jpg'],
    ['..\\..\\windows\\evil.exe', 'evil.jpg'],
    ['\u202Egpj.exe', 'gpj.jpg'],
    ['我家门口.jpeg', '我家门口.jpg'],
    ['....', 'file.jpg'],
    ['a;b%c.jpg', 'a_b_c.jpg'],
  ])('keeps %j as %j', async (raw, kept) => {
    expect((await upload(world.clients.resident, JPEG, raw, { draft })).body.name).toBe(kept);
  });

  it('takes place and device out of photos, and answers a repeated upload with the same file', async () => {
    const { resident } = world.clients;
    const first = await upload(resident, JPEG, 'a.jpg', { draft, field: 'photos' }, 'one-upload-key');
    const again = await upload(resident, JPEG, 'a.jpg', { draft, field: 'photos' }, 'one-upload-key');
    expect(again.body.id).toBe(first.body.id);
    const read = await resident.call<ArrayBuffer>(`GET /api/files/${first.body.id}`);
    expect(Buffer.from(read.body).includes('GPS-HOME')).toBe(false);
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect(read.headers.get('content-security-policy')).toContain('sandbox');
    expect(read.headers.get('content-disposition')).toMatch(/^inline; filename="a\.jpg"/);
  });

  it("hangs on nobody else's draft", async () => {
    const other = await world.server.guest();
    expect((await upload(other, JPEG, 'a.jpg', { draft })).status).toBe(404);
    expect((await upload(other, JPEG, 'a.jpg', {})).status).toBe(422);
  });
});

describe('who reads a file', () => {
  it('its owner, then who handles the case, and nobody else; one that is not theirs cannot be sent', async () => {
    const { resident, handler, designer, stranger, guest } = world.clients;
    const mine = await newDraft(resident);
    const photo = (await upload(resident, JPEG, 'a.jpg', { draft: mine, field: 'photos' })).body;
    const unused = (await upload(resident, JPEG, 'b.jpg', { draft: mine })).body;
    for (const nobody of [handler, guest, stranger]) {
      expect((await nobody.call(`GET /api/files/${photo.id}`)).status).toBe(404);
    }
    const theft = await guest.call('POST /api/applications', {
      body: { service, values: { name: '贼', phone: '13700000000', what: '灯', photos: [photo] } },
    });
    expect([theft.status, theft.problem.errors?.map((error) => error.code)]).toEqual([422, ['file-gone']]);

    const { caseId } = await applyForLamp(resident, service, {
      draft: mine,
      // What the browser says of a file is not believed.
      values: { photos: [{ ...photo, name: 'x.exe', bytes: 1 }] },
    });
    const seen = (await resident.call<ApplicationDetail>(`GET /api/applications/${caseId}`)).body;
    expect(seen.files).toEqual([photo]);
    expect(seen.values.photos).toEqual([photo]);
    expect((await handler.call(`GET /api/files/${photo.id}`)).status).toBe(200);
    for (const nobody of [designer, guest, stranger]) {
      expect((await nobody.call(`GET /api/files/${photo.id}`)).status).toBe(404);
    }
    expect((await resident.call(`DELETE /api/files/${photo.id}`)).problem.code).toBe('file-in-use');
    expect((await resident.call(`DELETE /api/files/${unused.id}`)).body).toEqual({ deleted: true });
  });

  it('on a comment only who the comment is for', async () => {
    const { resident, handler } = world.clients;
    const { caseId } = await applyForLamp(resident, service);
    const inner = (await upload(handler, JPEG, 'inner.jpg', { case: caseId, audience: 'handlers' })).body;
    const outer = (await upload(handler, JPEG, 'outer.jpg', { case: caseId, audience: 'applicant' })).body;
    const say = (text: string, audience: string, file: string) =>
      handler.call(`POST /api/cases/${caseId}/comments`, { body: { text, audience, files: [file] } });
    expect((await say('内部意见', 'handlers', inner.id)).status).toBe(201);
    expect((await say('请您放心', 'applicant', outer.id)).status).toBe(201);
    const comments = await resident.call<{ items: { text: string }[] }>(`GET /api/cases/${caseId}/comments`);
    expect(comments.body.items.map((each) => each.text)).toEqual(['请您放心']);
    const files = await resident.call<{ items: FileRef[] }>(`GET /api/cases/${caseId}/files`);
    expect(files.body.items.map((each) => each.name)).toEqual(['outer.jpg']);
    expect((await resident.call(`GET /api/files/${inner.id}`)).status).toBe(404);
    expect((await resident.call(`GET /api/files/${outer.id}`)).status).toBe(200);
    expect(
      (
        await resident.call(`POST /api/cases/${caseId}/comments`, {
          body: { text: '看看', audience: 'handlers' },
        })
      ).status,
    ).toBe(403);
  });

  it('goes when it is not used in time', async () => {
    const { guest, handler } = world.clients;
    const { caseId } = await applyForLamp(guest, service);
    const row = (
      await handler.call<{ items: TaskRow[] }>('GET /api/tasks?view=group&limit=200')
    ).body.items.find((each) => each.caseId === caseId);
    const task = (await handler.call<TaskDetail>(`GET /api/tasks/${row?.id}`)).body;
    const left = (await upload(handler, JPEG, 'left.jpg', { task: task.id, field: 'photos' })).body;
    world.server.later(31 * 86_400_000);
    await world.server.services.tidy();
    const { store } = world.server.services;
    expect(await store.load('files', left.id)).toBeUndefined();
    expect(await store.getBlob(left.id)).toBeUndefined();
    expect(await store.load('drafts', draft)).toBeUndefined();
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDesign } from '#runtime/check';
import type { Finding } from '#runtime/model';
import type { Design, PackDetail } from '#runtime/wire';
import { bodyOfPack, loadPacks } from '#templates/schema';
import { PACKS } from '../paths.ts';
import { createWorld, type World } from './test/roles.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.server.stop());

it('two streets clone the same pack and nothing of theirs touches', async () => {
  const { admin, stranger } = world.clients;
  const pack = (await admin.call<PackDetail>('GET /api/packs/street-whistle')).body;
  const number = pack.settings.find((spec) => spec.type === 'number');
  const units = (await stranger.call<{ items: { id: string; kind: string }[] }>('GET /api/units')).body.items;
  const clone = async (client: typeof admin, unit: string, settings: object) => {
    const roles = Object.fromEntries(
      pack.roles.map((role) => [role.key, { unit, role: role.proposes?.role ?? 'handler' }]),
    );
    return client.call<Design>('POST /api/packs/street-whistle/clone', {
      body: { name: '吹哨', roles, settings },
    });
  };
  const mine = await clone(admin, world.unit, number ? { [number.key]: (number.minimum ?? 0) + 1 } : {});
  const theirs = await clone(stranger, units[0]?.id ?? '', {});
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  // The office's name stays in the back; residents read the pack's words for them.
  expect([mine.body.name, mine.body.body.page.title]).toEqual(['吹哨', '反映身边的问题']);
  const processId = (design: Design) =>
    /<(?:bpmn:)?process[^>]*\sid="([^"]+)"/.exec(design.body.process)?.[1];
  expect(processId(mine.body)).toBeDefined();
  expect(processId(mine.body)).not.toBe(processId(theirs.body));
  if (number) {
    expect(mine.body.body.settings[number.key]).toBe((number.minimum ?? 0) + 1);
    expect(theirs.body.body.settings[number.key]).toEqual(number.default);
  }
  expect((await stranger.call(`GET /api/designs/${mine.body.id}`)).status).toBe(404);

  // The whole base is kept beside it, for a later merge.
  const shelf = await loadPacks(PACKS, 1);
  const whistle = shelf.packs.find((each) => each.file.id === 'street-whistle');
  if (!whistle) throw new Error('Expected the pack to load');
  const base = await world.server.services.designs.base('space-1', mine.body.id);
  expect(base).toMatchObject({ pack: 'street-whistle', packVersion: pack.version });
  expect(base?.body).toEqual(bodyOfPack(whistle));

  // Every decision that the drawing calls is there under its fresh id.
  const called = [...mine.body.body.process.matchAll(/decisionId="([^"=]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  const dmn = Object.values(mine.body.body.decisions).join('\n');
  for (const id of called) expect(dmn).toContain(`id="${id}"`);
  expect(called.length).toBeGreaterThan(0);

  // Rewriting breaks nothing: the clone has the findings of the pack itself, bound alike, and no other.
  const checked = await admin.call<{ findings: Finding[] }>(`POST /api/designs/${mine.body.id}/check`, {
    body: {},
  });
  const { directory } = world.server.services;
  const original = { ...bodyOfPack(whistle), roles: mine.body.body.roles };
  const expected = await checkDesign(original, { directory: await directory.snapshot('space-1') });
  const short = (findings: readonly Finding[]) =>
    findings.map((finding) => `${finding.rule} ${finding.severity}`);
  expect(short(checked.body.findings)).toEqual(short(expected));
  // With every role bound it may be published.
  expect((await checkDesign(mine.body.body)).filter((finding) => finding.severity === 'error')).toEqual([]);
});

it('names settings and roles that do not fit, and clones nothing', async () => {
  const { admin } = world.clients;
  const before = await world.server.services.store.count('designs', {});
  const answer = await admin.call('POST /api/packs/street-whistle/clone', {
    body: { name: '吹哨', roles: { nobody: { unit: world.unit, role: 'x' } }, settings: { odd: 1 } },
  });
  expect(answer.status).toBe(422);
  expect(answer.problem.errors?.map((error) => error.path)).toEqual(['settings.odd', 'roles.nobody']);
  expect(
    (await admin.call('POST /api/packs/none/clone', { body: { name: 'x', roles: {}, settings: {} } })).status,
  ).toBe(404);
  expect(await world.server.services.store.count('designs', {})).toBe(before);
});

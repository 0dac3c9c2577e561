/** What an answer hides must not stand in the case unseen, whichever step hid it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { variablesOf } from '#runtime/engine';
import type { ApplicationDetail, DesignBody } from '#runtime/wire';
import { actOn, openTask, taskOf } from './test/acts.ts';
import { applyForLamp, LAMP_VALUES, publishLamp } from './test/lamp.ts';
import { createWorld, type World } from './test/roles.ts';

let world: World;
let service: string;

/** The quiet words are asked for only while it costs little and the matter stands. */
const asked = (body: DesignBody): DesignBody => {
  const report = body.forms.report ?? { type: 'object' };
  const quiet = {
    ...report.properties?.quiet,
    type: 'string' as const,
    'x-visible': '{{ (cost = null or cost < 10) and what != "算了" }}',
  };
  return {
    ...body,
    process: body.process.replace('field="quiet" access="hide"', 'field="quiet" access="edit"'),
    forms: { report: { ...report, properties: { ...report.properties, quiet } } },
  };
};

beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world, 'anyone', asked)).service;
});
afterAll(() => world?.server.stop());

const stands = async (caseId: string) => {
  const live = await world.server.services.host.load(caseId);
  return live ? variablesOf(live.state) : {};
};

it('is cleared when the step is finished, also when it was hidden by saving before', async () => {
  const { resident, handler } = world.clients;
  const { caseId } = await applyForLamp(resident, service);
  const row = await taskOf(handler, caseId);
  await actOn(handler, row.id, 'claim');
  await actOn(handler, row.id, 'save', { values: { cost: 20 } });
  expect((await openTask(handler, row.id)).values.quiet).toBeNull();
  expect((await stands(caseId)).quiet).toBe(LAMP_VALUES.quiet);
  await actOn(handler, row.id, 'complete', { values: { cost: 20 }, button: 'mended' });
  expect((await stands(caseId)).quiet).toBeNull();
});

it('is cleared when the applicant answers a supplement, also where staff had written it', async () => {
  const { resident, handler } = world.clients;
  const { caseId } = await applyForLamp(resident, service, { values: { quiet: undefined } });
  const row = await taskOf(handler, caseId);
  await actOn(handler, row.id, 'claim');
  await world.server.services.host.send(
    caseId,
    { key: 'staff-wrote-it', actor: { kind: 'system', id: 'job' }, channel: 'system' },
    { type: 'set-variables', variables: { quiet: '街道补记' } },
  );
  await actOn(handler, row.id, 'supplement', { items: ['再说明'], fields: ['what', 'quiet'] });
  const mine = (await resident.call<ApplicationDetail>(`GET /api/applications/${caseId}`)).body;
  const answer = await resident.call(`POST /api/applications/${caseId}/supplement`, {
    body: { supplement: mine.supplement?.id, values: { what: '算了' } },
  });
  expect(answer.status).toBe(200);
  expect((await stands(caseId)).quiet).toBeNull();
});

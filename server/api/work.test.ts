import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationDetail, CaseDetail, Design, TaskDetail } from '#runtime/wire';
import { actOn, openTask, taskOf } from './test/acts.ts';
import { applyForLamp, drawLamp, LAMP_VALUES, publishLamp } from './test/lamp.ts';
import { createWorld, type World } from './test/roles.ts';

let world: World;
let service: string;

beforeAll(async () => {
  world = await createWorld();
  service = (await publishLamp(world)).service;
});
afterAll(() => world?.server.stop());

describe('from a blank page to a rated case', () => {
  it('is applied for, taken, finished and rated, and each sees only what is theirs', async () => {
    const { resident, handler, guest } = world.clients;
    const receipt = await applyForLamp(resident, service);
    expect(receipt.number).toMatch(/^LD-\d{4}-\d{6}$/);

    const before = (await resident.call<ApplicationDetail>(`GET /api/applications/${receipt.caseId}`)).body;
    expect(before).toMatchObject({ state: 'submitted', canWithdraw: true, canRate: false });
    expect(before.steps.map((step) => [step.label.zh, step.state])).toEqual([
      ['已提交', 'done'],
      ['维修中', 'now'],
      ['已办结', 'next'],
    ]);
    expect(before.form.properties).not.toHaveProperty('cost');
    expect((await guest.call(`GET /api/applications/${receipt.caseId}`)).status).toBe(404);

    const row = await taskOf(handler, receipt.caseId);
    expect(row).toMatchObject({ title: LAMP_VALUES.what, dueState: 'normal' });
    const task = await openTask(handler, row.id);
    expect(task.may).toContain('claim');
    // Hidden is absent everywhere, masked is masked.
    expect(JSON.stringify(task)).not.toContain(LAMP_VALUES.quiet);
    expect(JSON.stringify(task)).not.toContain(LAMP_VALUES.idNumber);
    expect(task.values.what).toBe(LAMP_VALUES.what);

    expect((await actOn(handler, row.id, 'claim')).body.assignee?.id).toBe(world.people.handler);
    const taken = (await resident.call<ApplicationDetail>(`GET /api/applications/${receipt.caseId}`)).body;
    expect(taken.state).toBe('accepted');
    expect(taken.holder).toContain('handler');

    // What may not be written does not reach the case, whatever the browser sends.
    const done = await actOn(handler, row.id, 'complete', {
      values: { cost: 30, what: '改掉', quiet: '改掉' },
      button: 'mended',
    });
    expect(done.status).toBe(200);
    expect(done.body.state).toBe('done');
    const after = (await resident.call<ApplicationDetail>(`GET /api/applications/${receipt.caseId}`)).body;
    expect(after).toMatchObject({
      state: 'done',
      canRate: true,
      values: { what: LAMP_VALUES.what, quiet: LAMP_VALUES.quiet },
    });

    const praise = await resident.call(`POST /api/applications/${receipt.caseId}/rating`, {
      body: { level: 5, text: '好' },
    });
    expect(praise.status).toBe(422);
    const rated = await resident.call<ApplicationDetail>(`POST /api/applications/${receipt.caseId}/rating`, {
      body: { level: 2, text: '太慢' },
    });
    expect(rated.body.rating).toEqual({ level: 2, text: '太慢' });
    const twice = await resident.call(`POST /api/applications/${receipt.caseId}/rating`, {
      body: { level: 1 },
    });
    expect([twice.status, twice.problem.code]).toEqual([409, 'rated-already']);
    const seen = (await handler.call<CaseDetail>(`GET /api/cases/${receipt.caseId}`)).body;
    expect(seen.rating?.level).toBe(2);
    const line = await handler.call<{ items: { text: { zh: string } }[] }>(
      `GET /api/cases/${receipt.caseId}/timeline`,
    );
    expect(line.body.items.map((each) => each.text.zh)).toEqual(
      expect.arrayContaining(['提交申请', '认领“维修”', '完成“维修”', '办结']),
    );
    const diagram = await handler.call<{ done: string[] }>(`GET /api/cases/${receipt.caseId}/diagram`);
    expect(diagram.body.done).toEqual(expect.arrayContaining(['start', 'mend']));
  });

  it('refuses what the form refuses, by path, whatever the browser thought', async () => {
    const { resident } = world.clients;
    const answer = await resident.call('POST /api/applications', {
      body: { service, values: { ...LAMP_VALUES, phone: '123', what: undefined, cost: 5 } },
    });
    expect(answer.status).toBe(422);
    expect(answer.problem.errors?.map((error) => error.path)).toEqual(['phone', 'what']);
  });

  it('gives fifty equal simultaneous submissions one case and one receipt', async () => {
    const { resident } = world.clients;
    const before = await world.server.services.store.count('cases', {});
    const all = await Promise.all(
      Array.from({ length: 50 }, () =>
        resident.call('POST /api/applications', {
          key: 'fifty-equal-ones',
          body: { service, values: LAMP_VALUES },
        }),
      ),
    );
    expect(new Set(all.map((each) => JSON.stringify([each.status, each.body]))).size).toBe(1);
    expect(all[0]?.status).toBe(201);
    expect(await world.server.services.store.count('cases', {})).toBe(before + 1);
    const other = await resident.call('POST /api/applications', {
      key: 'fifty-equal-ones',
      body: { service, values: { ...LAMP_VALUES, what: '另一盏' } },
    });
    expect(other.status).toBe(409);
  });
});

describe('supplement, decline, withdraw', () => {
  it('asks once, lets only the named fields change, and comes back to the same person', async () => {
    const { resident, handler } = world.clients;
    const { caseId } = await applyForLamp(resident, service);
    const row = await taskOf(handler, caseId);
    await actOn(handler, row.id, 'claim');
    const asked = await actOn(handler, row.id, 'supplement', {
      items: ['请写清楚位置'],
      fields: ['what'],
      days: 5,
    });
    expect(asked.body).toMatchObject({ state: 'waiting-for-applicant', dueState: 'paused' });
    const mine = (await resident.call<ApplicationDetail>(`GET /api/applications/${caseId}`)).body;
    expect(mine).toMatchObject({ state: 'waiting-for-you', supplement: { items: ['请写清楚位置'] } });
    const answer = await resident.call<ApplicationDetail>(`POST /api/applications/${caseId}/supplement`, {
      body: { supplement: mine.supplement?.id, values: { what: '四号楼', name: '别人' } },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.values).toMatchObject({ what: '四号楼', name: LAMP_VALUES.name });
    const back = await openTask(handler, row.id);
    expect(back).toMatchObject({
      state: 'open',
      assignee: { id: world.people.handler },
      values: { what: '四号楼' },
    });
  });

  it('declines with a reason and the remedies, which the applicant reads', async () => {
    const { resident, handler } = world.clients;
    const { caseId } = await applyForLamp(resident, service);
    const row = await taskOf(handler, caseId);
    await actOn(handler, row.id, 'claim');
    expect((await actOn(handler, row.id, 'decline', { reason: '', remedies: 'x' })).status).toBe(422);
    expect(
      (await actOn(handler, row.id, 'decline', { reason: '不在辖区', remedies: '可向区里申请复核' })).status,
    ).toBe(200);
    const mine = (await resident.call<ApplicationDetail>(`GET /api/applications/${caseId}`)).body;
    expect(mine).toMatchObject({
      state: 'declined',
      decline: { reason: '不在辖区', remedies: '可向区里申请复核' },
      // 一事一评: a matter that was declined is rated too.
      canRate: true,
    });
    const rated = await resident.call(`POST /api/applications/${caseId}/rating`, { body: { level: 1 } });
    expect(rated.status).toBe(200);
  });

  it('is withdrawn before somebody takes it, and not after', async () => {
    const { resident, handler } = world.clients;
    const early = await applyForLamp(resident, service);
    expect(
      (
        await resident.call<ApplicationDetail>(`POST /api/applications/${early.caseId}/withdraw`, {
          body: {},
        })
      ).body.state,
    ).toBe('withdrawn');
    const late = await applyForLamp(resident, service);
    await actOn(handler, (await taskOf(handler, late.caseId)).id, 'claim');
    expect(
      (await resident.call(`POST /api/applications/${late.caseId}/withdraw`, { body: {} })).problem.code,
    ).toBe('too-late-to-withdraw');
  });
});

describe('who may act', () => {
  it('only the assignee by their post; who supervises sees and hands over; strangers see nothing', async () => {
    const { resident, handler, supervisor, designer, stranger } = world.clients;
    const { caseId } = await applyForLamp(resident, service);
    const row = await taskOf(handler, caseId);
    expect((await stranger.call(`GET /api/cases/${caseId}`)).status).toBe(404);
    expect((await designer.call(`GET /api/tasks/${row.id}`)).status).toBe(403);
    const looked = await openTask(supervisor, row.id);
    expect(looked.may).toEqual(['hand-over']);
    expect(looked.values).not.toHaveProperty('quiet');
    expect(JSON.stringify(looked)).not.toContain(LAMP_VALUES.idNumber);
    expect((await actOn(supervisor, row.id, 'complete', { values: {}, button: 'mended' })).status).toBe(403);
    const handed = await actOn(supervisor, row.id, 'hand-over', {
      person: world.people.handler,
      reason: '您离得近',
    });
    expect(handed.status).toBe(200);
    expect((await openTask(handler, row.id)).assignee?.id).toBe(world.people.handler);
  });

  it('shows a masked value with a reason, which is logged; a hidden one is not there', async () => {
    const { resident, handler } = world.clients;
    const { caseId } = await applyForLamp(resident, service);
    const path = `POST /api/cases/${caseId}/reveal`;
    expect((await handler.call(path, { body: { field: 'idNumber', reason: '' } })).status).toBe(422);
    expect((await handler.call(path, { body: { field: 'quiet', reason: '想看' } })).status).toBe(404);
    expect(
      (await handler.call<{ value: string }>(path, { body: { field: 'idNumber', reason: '核对身份' } })).body
        .value,
    ).toBe(LAMP_VALUES.idNumber);
    const audit = await world.server.services.store.find('audit', {
      filter: { object: `${caseId}#idNumber`, outcome: 'done' },
      limit: 5,
    });
    expect(audit.docs.map((doc) => doc.reason)).toEqual(['核对身份']);
  });

  it('refuses an act on a task that changed, and lets an unrelated change pass', async () => {
    const { resident, handler } = world.clients;
    const { caseId } = await applyForLamp(resident, service);
    const row = await taskOf(handler, caseId);
    const { version } = await openTask(handler, row.id);
    await actOn(handler, row.id, 'claim');
    const late = await handler.call<TaskDetail>(`POST /api/tasks/${row.id}/save`, {
      body: { values: { cost: 1 } },
      version,
    });
    expect([late.status, (late.problem.current as TaskDetail).assignee?.id]).toEqual([
      412,
      world.people.handler,
    ]);
    const now = (await openTask(handler, row.id)).version;
    // The case moves on, this task does not.
    await world.server.services.host.send(
      caseId,
      { key: 'unrelated', actor: { kind: 'system', id: 'job' }, channel: 'system' },
      { type: 'set-variables', variables: { other: 1 } },
    );
    const pass = await handler.call(`POST /api/tasks/${row.id}/save`, {
      body: { values: { cost: 2 } },
      version: now,
    });
    expect(pass.status).toBe(200);
  });
});

describe('drafts', () => {
  it('are opened on another device by the code, refuse an old version, and are sent once', async () => {
    const { resident } = world.clients;
    const phone = await world.server.guest();
    const draft = (
      await resident.call<{ id: string; code: string; version: number }>('POST /api/drafts', {
        body: { service, values: { name: '王' } },
      })
    ).body;
    expect(draft.code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect((await phone.call(`GET /api/drafts/${draft.id}`)).status).toBe(404);
    expect((await phone.call('POST /api/drafts/open', { body: { code: 'AAAA-AAAA' } })).status).toBe(404);
    const opened = await phone.call<{ id: string; version: number }>('POST /api/drafts/open', {
      body: { code: draft.code.toLowerCase().replace('-', ' ') },
    });
    expect(opened.body.id).toBe(draft.id);
    const saved = await phone.call(`PUT /api/drafts/${draft.id}`, {
      body: { values: { name: '王五' } },
      version: opened.body.version,
    });
    expect(saved.status).toBe(200);
    const old = await resident.call(`PUT /api/drafts/${draft.id}`, {
      body: { values: {} },
      version: draft.version,
    });
    expect([old.status, (old.problem.current as { values: object }).values]).toEqual([412, { name: '王五' }]);
    await applyForLamp(resident, service, { draft: draft.id });
    const again = await resident.call('POST /api/applications', {
      body: { service, draft: draft.id, values: LAMP_VALUES },
    });
    expect(again.problem.code).toBe('draft-sent');
    const stored = await world.server.services.store.load('drafts', draft.id);
    expect(JSON.stringify(stored)).not.toContain(draft.code);
  });

  it('of a huge size are refused before they are read', async () => {
    const { resident } = world.clients;
    const answer = await resident.call('POST /api/drafts', {
      body: { service, values: { what: 'x'.repeat(2_000_000) } },
    });
    expect(answer.status).toBe(413);
  });
});

describe('following without an account', () => {
  it('a number with a phone shows state and due only; the secret opens the content', async () => {
    const { guest } = world.clients;
    const writer = await world.server.guest();
    const receipt = await applyForLamp(writer, service, { values: { phone: '13700000009' } });
    const shown = await guest.call('POST /api/track', {
      body: { number: receipt.number, phone: '137 0000 0009' },
    });
    expect(Object.keys(shown.body)).toEqual(['number', 'state', 'stateText']);
    const wrong = await guest.call('POST /api/track', {
      body: { number: receipt.number, phone: '13700000000' },
    });
    const unknown = await guest.call('POST /api/track', {
      body: { number: 'LD-2026-999999', phone: '13700000009' },
    });
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
    const other = await world.server.guest();
    expect((await other.call(`GET /api/applications/${receipt.caseId}`)).status).toBe(404);
    expect(
      (await other.call('POST /api/track/open', { body: { number: receipt.number, secret: 'guess' } }))
        .status,
    ).toBe(404);
    const opened = await other.call('POST /api/track/open', {
      body: { number: receipt.number, secret: receipt.secret },
    });
    expect(opened.body).toEqual({ caseId: receipt.caseId });
    expect((await other.call(`GET /api/applications/${receipt.caseId}`)).status).toBe(200);
  });
});

describe('designing and publishing', () => {
  it('keeps a form under the Chinese name its designer gave it', async () => {
    const { designer } = world.clients;
    const design = await drawLamp(world);
    const forms = { ...design.body.forms, 处理情况: { type: 'object' as const, properties: {} } };
    const saved = await designer.call<Design>(`PUT /api/designs/${design.id}`, {
      body: { name: design.name, body: { ...design.body, forms } },
      version: design.version,
    });
    expect(saved.status).toBe(200);
    expect(Object.keys(saved.body.body.forms)).toContain('处理情况');
  });

  it('shows the other version on a lost save, and publishes by another right than design', async () => {
    const { designer, publisher, stranger } = world.clients;
    const design = await drawLamp(world);
    const body = { name: '我的改动', body: design.body };
    expect(
      (await designer.call(`PUT /api/designs/${design.id}`, { body, version: design.version })).status,
    ).toBe(200);
    const lost = await designer.call<Design>(`PUT /api/designs/${design.id}`, {
      body: { ...body, name: '晚了' },
      version: design.version,
    });
    expect([lost.status, (lost.problem.current as Design).name]).toEqual([412, '我的改动']);
    expect((await stranger.call(`GET /api/designs/${design.id}`)).status).toBe(404);
    const path = `POST /api/designs/${design.id}/releases`;
    expect((await designer.call(path, { body: { reason: '发布' } })).status).toBe(403);
    // What was checked on the screen is what is published, or nothing.
    const stale = await publisher.call(path, {
      body: { reason: '发布', warnings: '试' },
      version: design.version,
    });
    expect([stale.status, stale.problem.code]).toEqual([412, 'design-changed']);
    expect((await publisher.call(path, { body: { reason: '发布', warnings: '试' } })).status).toBe(201);
    const second = await publisher.call<{ number: number; service: string }>(path, {
      body: { reason: '再发布', warnings: '试' },
    });
    expect(second.body.number).toBe(2);
    const list = await publisher.call<{ items: { number: number; state: string }[] }>(
      `GET /api/designs/${design.id}/releases`,
    );
    expect(list.body.items.map((each) => [each.number, each.state])).toEqual([
      [2, 'current'],
      [1, 'older'],
    ]);
    expect((await designer.call(`DELETE /api/designs/${design.id}`)).problem.code).toBe('design-published');
    await publisher.call(`POST /api/services/${second.body.service}/suspend`, {
      body: { reason: '设备检修' },
    });
    const shut = await world.clients.resident.call('POST /api/applications', {
      body: { service: second.body.service, values: LAMP_VALUES },
    });
    expect([shut.status, shut.problem.code, shut.problem.detail]).toEqual([
      409,
      'service-suspended',
      '设备检修',
    ]);
  });

  it('blocks errors with findings', async () => {
    const { designer, publisher } = world.clients;
    const blank = (await designer.call<Design>('POST /api/designs', { body: { name: '空白' } })).body;
    const answer = await publisher.call(`POST /api/designs/${blank.id}/releases`, {
      body: { reason: '发布' },
    });
    expect([answer.status, answer.problem.code]).toEqual([422, 'design-has-errors']);
    expect(answer.problem.findings?.length).toBeGreaterThan(0);
  });

  it('tries out with trial cases, purged by one click with everything of theirs', async () => {
    const { designer, guest, resident } = world.clients;
    const design = await drawLamp(world);
    const trial = await designer.call<{ service: string; path: string }>(
      `POST /api/designs/${design.id}/trial`,
      { body: {} },
    );
    expect(trial.body.path).toBe(`/s/${trial.body.service}`);
    const { caseId, number } = await applyForLamp(resident, trial.body.service);
    expect(number).toMatch(/^试-/);
    expect(
      (await guest.call<{ items: { id: string }[] }>('GET /api/services')).body.items.map((each) => each.id),
    ).not.toContain(trial.body.service);
    expect((await designer.call(`DELETE /api/designs/${design.id}/trial`)).body).toEqual({ purged: 1 });
    const { store } = world.server.services;
    expect(await store.load('cases', caseId)).toBeUndefined();
    expect(await store.count('tasks', { case: caseId })).toBe(0);
  });
});

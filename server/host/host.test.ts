import { afterEach, describe, expect, it } from 'vitest';
import type { CaseDoc, TaskDoc } from './documents.ts';
import { BROKEN, ONE_TASK } from './testing/drawings.ts';
import { good, tasksIn } from './testing/look.ts';
import { openStreet, PEOPLE, SPACE, type Street, staff, startOf } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

const handle = (task: TaskDoc, key: string, person = 'person-1', outcome = 'ok') =>
  street.host.send(
    task.case,
    { key, actor: staff(person), channel: 'workbench' },
    { type: 'complete-task', task: task.task, variables: { outcome } },
  );

describe('starting a case', () => {
  it('gives it a number, a title by its summary, its task to the right posts, and words to search for', async () => {
    street = await openStreet({ one: ONE_TASK });
    const started = good(await street.host.start(startOf('one', 'key-1')));
    expect(started.number).toBe('CS-2026-000001');
    const doc = (await street.store.load('cases', started.caseId)) as CaseDoc;
    expect(doc).toMatchObject({ title: '路灯不亮', status: 'running', service: 's-one', version: 1 });
    expect(doc).toMatchObject({
      applicant: 'resident:resident-1',
      attributes: { kind: '设施' },
      incident: false,
    });
    const [task] = await tasksIn(street.store, started.caseId);
    expect(task).toMatchObject({
      state: 'open',
      open: true,
      name: '处理',
      candidatePosts: ['post-handlers'],
    });
    expect(task?.grams).toContain('路灯');
  });

  it('does fifty equal simultaneous requests once and answers all alike', async () => {
    street = await openStreet({ one: ONE_TASK });
    const other = street.another();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => (at % 2 ? other : street.host).start(startOf('one', 'same'))),
    );
    const first = good(answers[0]);
    for (const answer of answers) expect(good(answer)).toEqual(first);
    expect(await street.store.count('cases', {})).toBe(1);
    expect(await street.store.count('tasks', {})).toBe(1);
    expect(
      (await street.host.history(first.caseId)).filter((one) => one.type === 'case-started'),
    ).toHaveLength(1);
    await other.stop();
  });

  it('refuses the same key with another payload', async () => {
    street = await openStreet({ one: ONE_TASK });
    good(await street.host.start(startOf('one', 'key-1')));
    const again = await street.host.start(startOf('one', 'key-1', '井盖丢失'));
    expect(again).toMatchObject({ ok: false, status: 409, code: 'idempotency-conflict' });
  });

  it('takes the same key of another person as another case', async () => {
    street = await openStreet({ one: ONE_TASK });
    const one = good(await street.host.start(startOf('one', 'key-1')));
    const request = { ...startOf('one', 'key-1'), actor: { kind: 'resident', id: 'resident-2' } as const };
    expect(good(await street.host.start(request)).caseId).not.toBe(one.caseId);
  });

  it('keeps a trial outside the numbers, and purges only trials', async () => {
    street = await openStreet({ one: ONE_TASK });
    const trial = good(await street.host.start({ ...startOf('one', 'key-1'), trial: true }));
    const real = good(await street.host.start(startOf('one', 'key-2')));
    expect(trial.number).toMatch(/^试-CS-/);
    expect(real.number).toBe('CS-2026-000001');
    expect(await street.host.purgeTrial(real.caseId)).toMatchObject({ ok: false, code: 'not-a-trial' });
    expect(await street.host.purgeTrial(trial.caseId)).toMatchObject({ ok: true });
    expect(await street.host.load(trial.caseId)).toBeUndefined();
    expect(await tasksIn(street.store, trial.caseId)).toEqual([]);
  });

  it('says what is wrong with a service that is unknown, of another space, suspended or cannot run', async () => {
    street = await openStreet({ one: ONE_TASK, broken: BROKEN });
    expect(await street.host.start(startOf('none', 'k'))).toMatchObject({
      status: 404,
      code: 'service-unknown',
    });
    const foreign = { ...startOf('one', 'k'), space: 'elsewhere' };
    expect(await street.host.start(foreign)).toMatchObject({ status: 404, code: 'service-unknown' });
    expect(await street.host.start(startOf('broken', 'k'))).toMatchObject({
      status: 422,
      code: 'release-broken',
    });
    await street.store.updateIf('services', 's-one', {}, { $set: { state: 'suspended' } });
    expect(await street.host.start(startOf('one', 'k'))).toMatchObject({
      status: 409,
      code: 'service-suspended',
    });
  });
});

describe('acting on a case', () => {
  it('lets one of twenty racing claims win and tells the others why not', async () => {
    street = await openStreet({ one: ONE_TASK });
    const { caseId } = good(await street.host.start(startOf('one', 'key-1')));
    const [task] = await tasksIn(street.store, caseId);
    const other = street.another();
    const answers = await Promise.all(
      PEOPLE.slice(0, 20).map((person, at) =>
        (at % 2 ? other : street.host).send(
          caseId,
          { key: `claim-${person}`, actor: staff(person), channel: 'workbench' },
          { type: 'claim-task', task: task?.task ?? '' },
        ),
      ),
    );
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    for (const one of answers) if (!one.ok) expect([403, 409]).toContain(one.status);
    const [claimed] = await tasksIn(street.store, caseId);
    expect(PEOPLE.filter((_, at) => answers[at]?.ok)).toEqual([claimed?.assignee]);
    await other.stop();
  });

  it('accepts one of two completes that race, and repeats its answer to who asks again', async () => {
    street = await openStreet({ one: ONE_TASK });
    const { caseId } = good(await street.host.start(startOf('one', 'key-1')));
    const [task] = await tasksIn(street.store, caseId);
    if (!task) throw new Error('Expected a task.');
    const both = await Promise.all([handle(task, 'a', 'person-1'), handle(task, 'b', 'person-2')]);
    expect(both.map((one) => one.ok)).toEqual([true, false]);
    const again = await handle(task, 'a', 'person-1');
    expect(good(again)).toEqual(good(both[0]));
    expect(await handle(task, 'a', 'person-1', 'other')).toMatchObject({ code: 'idempotency-conflict' });
    const [done] = await tasksIn(street.store, caseId);
    expect(done).toMatchObject({ state: 'done', open: false, doneBy: 'person-1' });
    expect(await street.store.load('cases', caseId)).toMatchObject({ status: 'completed' });
  });

  it('refuses who acts on an older version, with the version it has now', async () => {
    street = await openStreet({ one: ONE_TASK });
    const { caseId, version } = good(await street.host.start(startOf('one', 'key-1')));
    const [task] = await tasksIn(street.store, caseId);
    const request = { actor: staff('person-1'), channel: 'workbench', expected: version } as const;
    const claim = { type: 'claim-task', task: task?.task ?? '' } as const;
    expect(await street.host.send(caseId, { ...request, key: 'a' }, claim)).toMatchObject({ ok: true });
    const late = await street.host.send(caseId, { ...request, key: 'b' }, { ...claim, type: 'return-task' });
    expect(late).toMatchObject({ ok: false, status: 412, code: 'version-changed', current: version + 1 });
  });

  it('goes on from what another server wrote', async () => {
    street = await openStreet({ one: ONE_TASK });
    const other = street.another();
    const { caseId } = good(await street.host.start(startOf('one', 'key-1')));
    const [task] = await tasksIn(street.store, caseId);
    if (!task) throw new Error('Expected a task.');
    const request = { key: 'claim', actor: staff('person-3'), channel: 'workbench' } as const;
    good(await other.send(caseId, request, { type: 'claim-task', task: task.task }));
    // This host still has the version before the claim in memory.
    expect(good(await handle(task, 'complete', 'person-3')).state.status).toBe('completed');
    await other.stop();
  });

  it('tells who listens of each commit, once', async () => {
    street = await openStreet({ one: ONE_TASK });
    const heard: object[] = [];
    const quiet = street.host.subscribe((change) => heard.push(change));
    street.host.subscribe(() => {
      throw new Error('a screen went away');
    });
    const { caseId } = good(await street.host.start(startOf('one', 'key-1')));
    expect(heard).toEqual([{ space: SPACE, caseId, version: 1 }]);
    quiet();
    await street.host.start(startOf('one', 'key-2'));
    expect(heard).toHaveLength(1);
  });
});

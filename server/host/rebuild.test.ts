import { afterEach, describe, expect, it } from 'vitest';
import { type CaseDoc, readAs } from './documents.ts';
import { ONE_TASK, SERVICE_THEN_TASK, TASK_OR_TIMER, WAITS_FOR_ANSWER } from './testing/drawings.ts';
import { all, good, projections, tasksIn } from './testing/look.ts';
import { openStreet, SPACE, type Street, staff, startOf } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

/** A street in the middle of its work: tasks open, claimed, done and overtaken, jobs and waits. */
async function busyStreet(): Promise<void> {
  street = await openStreet({
    one: ONE_TASK,
    timer: TASK_OR_TIMER,
    service: SERVICE_THEN_TASK,
    waits: WAITS_FOR_ANSWER,
  });
  for (let at = 0; at < 6; at += 1) {
    for (const name of ['one', 'timer', 'service', 'waits']) {
      const { caseId } = good(await street.host.start(startOf(name, `k${at}`, `事项 ${at}`)));
      const [task] = await tasksIn(street.store, caseId);
      if (!task || at % 3 === 0) continue;
      const request = { actor: staff('person-2'), channel: 'workbench' } as const;
      good(
        await street.host.send(caseId, { ...request, key: 'claim' }, { type: 'claim-task', task: task.task }),
      );
      if (at % 3 === 1) continue;
      const complete = {
        type: 'complete-task',
        task: task.task,
        variables: { matter: '改过的标题' },
      } as const;
      good(await street.host.send(caseId, { ...request, key: 'complete' }, complete));
    }
    street.clock.forward(13 * 60_000);
    await street.host.settled();
  }
}

describe('projections', () => {
  it('can be dropped and rebuilt to the same bytes', async () => {
    await busyStreet();
    const live = await projections(street.store);
    expect(live.length).toBeGreaterThan(1000);
    for (const collection of ['tasks', 'jobs'] as const) {
      for (const doc of await all(street.store, collection))
        await street.store.removeIf(collection, doc._id, {});
    }
    const seen: number[] = [];
    const cases = await street.store.count('cases', {});
    expect(await street.host.rebuild((done) => seen.push(done))).toBe(cases);
    expect(seen.at(-1)).toBe(cases);
    expect(await projections(street.store)).toBe(live);
  });

  it('are freed of what no case knows', async () => {
    await busyStreet();
    const live = await projections(street.store);
    await street.store.insertOnce('tasks', { _id: 'ghost.1', space: SPACE, case: 'ghost', open: true });
    await street.store.insertOnce('jobs', {
      _id: 'ghost.2',
      space: SPACE,
      case: 'ghost',
      due: 1,
      kind: 'timer',
      job: '2',
    });
    await street.host.rebuild();
    expect(await projections(street.store)).toBe(live);
  });

  it('of a job that its case does not know are mended when it is worked off', async () => {
    await busyStreet();
    const [doc] = await all(street.store, 'cases', { service: 's-timer', status: 'running' });
    const ghost = { _id: `${doc?._id}.99`, space: SPACE, case: doc?._id, job: '99', kind: 'timer', due: 1 };
    await street.store.insertOnce('jobs', ghost);
    await street.host.settled();
    expect(await street.store.load('jobs', ghost._id)).toBeUndefined();
  });
});

describe('a long history', () => {
  it('leaves the case document in batches, stays whole and readable, and rebuilds', async () => {
    street = await openStreet({ one: ONE_TASK });
    const { caseId } = good(await street.host.start(startOf('one', 'k')));
    const [task] = await tasksIn(street.store, caseId);
    const request = { actor: staff('person-2'), channel: 'workbench' } as const;
    for (let at = 0; at < 120; at += 1) {
      const type = at % 2 ? 'return-task' : 'claim-task';
      good(await street.host.send(caseId, { ...request, key: `a${at}` }, { type, task: task?.task ?? '' }));
    }
    const doc = await street.store.load('cases', caseId);
    expect(doc && readAs<CaseDoc>(doc).tail.length).toBeLessThan(66);
    expect(await street.store.count('events', { case: caseId })).toBeGreaterThan(1);
    const events = await street.host.history(caseId);
    expect(events.map((one) => one.seq)).toEqual(events.map((_, at) => at + 1));
    expect(events.length).toBe(doc?.seq);
    const other = street.another();
    expect(await other.history(caseId)).toEqual(events);
    const live = await projections(street.store);
    await other.rebuild();
    expect(await projections(street.store)).toBe(live);
    await other.stop();
  });

  it('whose link was changed in the store is refused by a rebuild', async () => {
    street = await openStreet({ one: ONE_TASK });
    const { caseId } = good(await street.host.start(startOf('one', 'k')));
    const doc = await street.store.load('cases', caseId);
    const links = doc ? readAs<CaseDoc>(doc).tail : [];
    const tail = links.map((link) => ({ ...link, events: link.events.replace('路灯不亮', '一切正常') }));
    await street.store.updateIf('cases', caseId, {}, { $set: { tail } });
    await expect(street.another().rebuild()).rejects.toThrow(/unbroken chain/);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { incidentsOf, variablesOf } from '#runtime/engine';
import { calling, ONE_TASK } from './testing/drawings.ts';
import { all, good, projections, tasksIn } from './testing/look.ts';
import { openStreet, type Street, staff, startOf } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

const begin = async () => good(await street.host.start(startOf('calls', 'k'))).caseId;
const state = async (caseId: string) => (await street.host.load(caseId))?.state;
const request = (key: string) => ({ key, actor: staff('person-1'), channel: 'workbench' }) as const;

/** The called case, and its open task done. */
async function finish(parent: string, variables = {}): Promise<string> {
  const [child] = (await all(street.store, 'cases')).filter((doc) => doc._id.startsWith(`${parent}-`));
  const [task] = await tasksIn(street.store, child?._id ?? '');
  const command = { type: 'complete-task', task: task?.task ?? '', variables } as const;
  good(await street.host.send(child?._id ?? '', request('done'), command));
  await street.host.settled();
  return child?._id ?? '';
}

describe('a case that calls a published process', () => {
  it('goes on with what the called case brings; each is a case of its own', async () => {
    street = await openStreet({ calls: calling('one-task'), one: ONE_TASK });
    const parent = await begin();
    await street.host.settled();
    const child = await finish(parent, { answer: 42 });
    expect(await state(parent)).toMatchObject({ status: 'completed' });
    expect(await state(child)).toMatchObject({
      status: 'completed',
      release: 'r-one',
      parent: { case: parent },
    });
    expect((await state(child))?.number).toMatch(new RegExp(`^${(await state(parent))?.number}-\\d+$`));
    const end = await state(parent);
    expect(end && variablesOf(end)).toMatchObject({ answer: 42 });
  });

  it('begins and ends once, however often its effects are delivered', async () => {
    street = await openStreet({ calls: calling('one-task'), one: ONE_TASK });
    const parent = await begin();
    await street.host.settled();
    const again = async () => {
      for (const doc of await all(street.store, 'deliveries'))
        await street.store.updateIf('deliveries', doc._id, {}, { $set: { state: 'pending' } });
      await street.another().settled();
    };
    await again();
    await finish(parent);
    await again();
    expect(await street.store.count('cases', {})).toBe(2);
    expect(await state(parent)).toMatchObject({ status: 'completed' });
    const before = await projections(street.store);
    await street.host.rebuild();
    expect(await projections(street.store)).toBe(before);
  });

  it('ends it when it is cancelled, and never begins it when it was cancelled before', async () => {
    street = await openStreet({ calls: calling('one-task'), one: ONE_TASK });
    const early = await begin();
    good(await street.host.send(early, request('stop'), { type: 'cancel-case' }));
    await street.host.settled();
    expect(await street.store.count('cases', {})).toBe(1);
    const late = good(await street.host.start(startOf('calls', 'second'))).caseId;
    await street.host.settled();
    good(await street.host.send(late, request('stop'), { type: 'cancel-case' }));
    await street.host.settled();
    expect((await all(street.store, 'cases')).map((doc) => doc.status)).toEqual(Array(3).fill('cancelled'));
    expect(await tasksIn(street.store, `${late}-3`)).toMatchObject([{ open: false }]);
  });

  it('is stuck where nothing of that name is published, and goes on when it is', async () => {
    street = await openStreet({ calls: calling('elsewhere') });
    const parent = await begin();
    await street.host.settled();
    const stuck = await state(parent);
    expect(stuck && incidentsOf(stuck)).toMatchObject([{ code: 'child-failed', element: 'call' }]);
  });
});

describe('a case that calls a process of its own release', () => {
  it('gets it though nothing else is published', async () => {
    street = await openStreet({ calls: calling('inner', true) });
    const parent = await begin();
    await street.host.settled();
    const child = await finish(parent);
    expect(await state(child)).toMatchObject({
      process: 'inner',
      release: 'r-calls#inner',
      status: 'completed',
    });
    expect(await state(parent)).toMatchObject({ status: 'completed' });
    const before = await projections(street.store);
    await street.host.rebuild();
    expect(await projections(street.store)).toBe(before);
  });
});

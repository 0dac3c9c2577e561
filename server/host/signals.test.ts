import { afterEach, describe, expect, it } from 'vitest';
import { STARTED_BY_ALARM, THROWS_ALARM, WAITS_FOR_ALARM } from './testing/drawings.ts';
import { all, good, projections, tasksIn } from './testing/look.ts';
import { openStreet, type Street, staff, startOf } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

const status = async (caseId: string) => (await street.host.load(caseId))?.state.status;

async function throwAlarm(key: string): Promise<void> {
  const { caseId } = good(await street.host.start(startOf('throws', key)));
  const [task] = await tasksIn(street.store, caseId);
  const request = { key: 'done', actor: staff('person-1'), channel: 'workbench' } as const;
  const command = { type: 'complete-task', task: task?.task ?? '', variables: {} } as const;
  good(await street.host.send(caseId, request, command));
  await street.host.settled();
}

describe('signals', () => {
  it('reach every case that waits, and nobody who begins to wait later', async () => {
    street = await openStreet({ throws: THROWS_ALARM, waits: WAITS_FOR_ALARM });
    const early = [];
    for (const key of ['a', 'b', 'c'])
      early.push(good(await street.host.start(startOf('waits', key))).caseId);
    await throwAlarm('first');
    const late = good(await street.host.start(startOf('waits', 'd'))).caseId;
    await street.host.settled();
    expect(await Promise.all(early.map(status))).toEqual(Array(3).fill('completed'));
    expect(await status(late)).toBe('running');
    expect((await all(street.store, 'deliveries')).map((one) => one.state)).toEqual(['done']);
  });

  it('start what they start once, however often they are delivered', async () => {
    street = await openStreet({ throws: THROWS_ALARM, started: STARTED_BY_ALARM });
    await throwAlarm('first');
    const [delivery] = await all(street.store, 'deliveries');
    await street.store.updateIf('deliveries', delivery?._id ?? '', {}, { $set: { state: 'pending' } });
    await street.host.settled();
    expect(await street.store.count('cases', { service: 's-started' })).toBe(1);
    await throwAlarm('second');
    expect(await street.store.count('cases', { service: 's-started' })).toBe(2);
  });

  it('that are waited for are rebuilt like everything else', async () => {
    street = await openStreet({ waits: WAITS_FOR_ALARM });
    good(await street.host.start(startOf('waits', 'a')));
    const live = await projections(street.store);
    expect(live).toContain('signal-wait');
    await street.host.rebuild();
    expect(await projections(street.store)).toBe(live);
  });
});

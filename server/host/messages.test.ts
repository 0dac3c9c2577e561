import { afterEach, describe, expect, it } from 'vitest';
import { SENDS_ANSWER, STARTED_BY_MESSAGE, WAITS_FOR_ANSWER } from './testing/drawings.ts';
import { all, good, tasksIn } from './testing/look.ts';
import { openStreet, SPACE, type Street, staff, startOf } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

const answer = (key: string, matter: string, ttlMs = 60_000) =>
  street.host.publish({
    key,
    space: SPACE,
    name: 'answer',
    correlation: matter,
    ttlMs,
    variables: { reply: key },
    actor: { kind: 'system', id: 'test' },
  });

const status = async (caseId: string) => (await street.host.load(caseId))?.state.status;

describe('messages', () => {
  it('reach the case that waits for their key, and no other', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER });
    const lamp = good(await street.host.start(startOf('waits', 'a', '路灯')));
    const lid = good(await street.host.start(startOf('waits', 'b', '井盖')));
    expect(good(await answer('m1', '路灯'))).toEqual({ matched: true });
    expect([await status(lamp.caseId), await status(lid.caseId)]).toEqual(['completed', 'running']);
  });

  it('that come before anybody waits are kept for their time', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER });
    expect(good(await answer('m1', '路灯'))).toEqual({ matched: false });
    expect(good(await answer('m2', '井盖', 1000))).toEqual({ matched: false });
    street.clock.forward(30_000);
    const lamp = good(await street.host.start(startOf('waits', 'a', '路灯')));
    const lid = good(await street.host.start(startOf('waits', 'b', '井盖')));
    await street.host.settled();
    expect([await status(lamp.caseId), await status(lid.caseId)]).toEqual(['completed', 'running']);
  });

  it('have one effect, however often and by however many servers they are published', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER });
    const other = street.another();
    const cases = await Promise.all(
      Array.from({ length: 4 }, (_, at) => street.host.start(startOf('waits', `k${at}`, '路灯'))),
    );
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const host = at % 2 ? other : street.host;
        const message = { key: 'same', space: SPACE, name: 'answer', correlation: '路灯', ttlMs: 1000 };
        return host.publish({ ...message, variables: {}, actor: { kind: 'system', id: 'test' } });
      }),
    );
    const ended = await Promise.all(cases.map((one) => status(good(one).caseId)));
    expect(ended.filter((one) => one === 'completed')).toHaveLength(1);
    await other.stop();
  });

  it('are refused under a key that was used for another message', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER });
    good(await answer('m1', '路灯'));
    expect(await answer('m1', '井盖')).toMatchObject({ ok: false, code: 'idempotency-conflict' });
  });

  it('race with cases that begin to wait: none is lost', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER });
    const keys = Array.from({ length: 30 }, (_, at) => `事项${at}`);
    const started = keys.map((key) => street.host.start(startOf('waits', key, key)));
    const sent = keys.map((key) => answer(key, key));
    const ids = (await Promise.all(started)).map((one) => good(one).caseId);
    await Promise.all(sent);
    await street.host.settled();
    expect(new Set(await Promise.all(ids.map(status)))).toEqual(new Set(['completed']));
  });

  it('thrown by one case reach another through the outbox', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER, sends: SENDS_ANSWER });
    const waits = good(await street.host.start(startOf('waits', 'a', '路灯')));
    const sends = good(await street.host.start(startOf('sends', 'b', '路灯')));
    const [task] = await tasksIn(street.store, sends.caseId);
    const request = { key: 'c', actor: staff('person-1'), channel: 'workbench' } as const;
    good(
      await street.host.send(sends.caseId, request, {
        type: 'complete-task',
        task: task?.task ?? '',
        variables: {},
      }),
    );
    await street.host.settled();
    expect(await status(waits.caseId)).toBe('completed');
    expect((await all(street.store, 'deliveries')).map((one) => one.state)).toEqual(['done']);
  });

  it('start one live case a key; the next waits until it ended', async () => {
    street = await openStreet({ reported: STARTED_BY_MESSAGE });
    const report = (key: string) =>
      street.host.publish({
        key,
        space: SPACE,
        name: 'reported',
        correlation: '路灯 7',
        ttlMs: 3_600_000,
        variables: { matter: key },
        actor: { kind: 'system', id: 'test' },
      });
    const answers = await Promise.all(['m1', 'm2', 'm3'].map(report));
    expect(answers.filter((one) => good(one).matched)).toHaveLength(1);
    const cases = () => all(street.store, 'cases');
    const [first] = await cases();
    if (!first) throw new Error('Expected a case.');
    const [task] = await tasksIn(street.store, first._id);
    const request = { key: 'c', actor: staff('person-1'), channel: 'workbench' } as const;
    good(
      await street.host.send(first._id, request, {
        type: 'complete-task',
        task: task?.task ?? '',
        variables: {},
      }),
    );
    await street.host.settled();
    expect((await cases()).map((one) => one.status).sort()).toEqual(['completed', 'running']);
  });
});

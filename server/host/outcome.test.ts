import { afterEach, describe, expect, it } from 'vitest';
import { type Store, StoreError } from '#server/store';
import { ONE_TASK, WAITS_FOR_ANSWER } from './testing/drawings.ts';
import { good, tasksIn } from './testing/look.ts';
import { hostOver, openStreet, SPACE, type Street, staff, startOf } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

/** A store whose next commits fail: after they were written, or before. */
function failing(store: Store, written: boolean, times: number): Store {
  let left = times;
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== 'commit') return typeof member === 'function' ? member.bind(target) : member;
      return async (commit: Parameters<Store['commit']>[0]) => {
        if (left === 0) return target.commit(commit);
        left -= 1;
        if (written) await target.commit(commit);
        throw new StoreError('store-unavailable', 'The connection was lost.');
      };
    },
  });
}

describe('a write whose outcome is unknown', () => {
  it('that was written is found by its command id and not done again', async () => {
    street = await openStreet({ one: ONE_TASK });
    const host = hostOver(failing(street.store, true, 1));
    const started = good(await host.start(startOf('one', 'key-1')));
    expect(started.version).toBe(1);
    expect(started.events[0]?.type).toBe('case-started');
    expect((await host.history(started.caseId)).filter((one) => one.type === 'case-started')).toHaveLength(1);
    expect(await street.store.count('cases', {})).toBe(1);
  });

  it('still finds the message that was there before it began to wait', async () => {
    street = await openStreet({ waits: WAITS_FOR_ANSWER });
    const host = hostOver(failing(street.store, true, 1));
    const message = {
      key: 'm',
      space: SPACE,
      name: 'answer',
      correlation: '路灯',
      ttlMs: 60_000,
      variables: {},
    };
    good(await host.publish({ ...message, actor: { kind: 'system', id: 'test' } }));
    const { caseId } = good(await host.start(startOf('waits', 'key-1', '路灯')));
    await host.settled();
    expect((await host.load(caseId))?.state.status).toBe('completed');
  });

  it('that was not written is done now', async () => {
    street = await openStreet({ one: ONE_TASK });
    const host = hostOver(failing(street.store, false, 2));
    const { caseId } = good(await host.start(startOf('one', 'key-1')));
    expect(await tasksIn(street.store, caseId)).toHaveLength(1);
  });

  it('fails loudly when the store stays away, and works again when it is back', async () => {
    street = await openStreet({ one: ONE_TASK });
    const host = hostOver(failing(street.store, false, 6));
    await expect(host.start(startOf('one', 'key-1'))).rejects.toThrow(StoreError);
    expect(await street.store.count('cases', {})).toBe(0);
    good(await host.start(startOf('one', 'key-1')));
  });
});

describe('a bug while deciding', () => {
  it('fails its own command only and commits nothing', async () => {
    street = await openStreet({ one: ONE_TASK });
    const { caseId, version } = good(await street.host.start(startOf('one', 'key-1')));
    const request = { key: 'odd', actor: staff('person-1'), channel: 'workbench' } as const;
    // No caller of ours can send this: it stands for whatever the engine did not expect.
    const odd = { type: 'no-such-command' } as unknown as Parameters<typeof street.host.send>[2];
    await expect(street.host.send(caseId, request, odd)).rejects.toThrow();
    expect(await street.store.load('cases', caseId)).toMatchObject({ version });
    const [task] = await tasksIn(street.store, caseId);
    const claim = { type: 'claim-task', task: task?.task ?? '' } as const;
    expect(await street.host.send(caseId, { ...request, key: 'next' }, claim)).toMatchObject({ ok: true });
  });
});

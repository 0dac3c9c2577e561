import { afterEach, describe, expect, it } from 'vitest';
import { SERVICE_THEN_TASK, TASK_OR_TIMER } from './testing/drawings.ts';
import { all, good, tasksIn } from './testing/look.ts';
import { openStreet, type Street, staff, startOf } from './testing/street.ts';
import type { Handlers, JobCall } from './types.ts';

let street: Street;
afterEach(() => street.close());

const HOUR = 3_600_000;
const worker = { actor: staff('person-1'), channel: 'workbench' } as const;

describe('timers', () => {
  it('fire when their time has come, and not before', async () => {
    street = await openStreet({ timer: TASK_OR_TIMER });
    const { caseId } = good(await street.host.start(startOf('timer', 'k')));
    street.clock.forward(HOUR - 1);
    await street.host.settled();
    expect((await street.host.load(caseId))?.state.status).toBe('running');
    street.clock.forward(1);
    await street.host.settled();
    expect((await street.host.load(caseId))?.state.status).toBe('completed');
    expect((await tasksIn(street.store, caseId))[0]).toMatchObject({ state: 'cancelled', open: false });
    expect(await all(street.store, 'jobs')).toEqual([]);
  });

  it('race with completes: exactly one of the two ways is taken, whoever is first', async () => {
    street = await openStreet({ timer: TASK_OR_TIMER });
    const started = await Promise.all(
      Array.from({ length: 20 }, (_, at) => street.host.start(startOf('timer', `k${at}`))),
    );
    const ids = started.map((one) => good(one).caseId);
    street.clock.forward(HOUR);
    const completes = ids.map(async (caseId, at) => {
      const [task] = await tasksIn(street.store, caseId);
      if (at % 2) await new Promise((resolve) => setTimeout(resolve, at));
      return street.host.send(
        caseId,
        { key: `c${at}`, ...worker },
        { type: 'complete-task', task: task?.task ?? '', variables: {} },
      );
    });
    await Promise.all([street.host.settled(), ...completes]);
    for (const [at, caseId] of ids.entries()) {
      const events = (await street.host.history(caseId)).map((one) => one.type);
      const done = events.filter((type) => type === 'task-completed').length;
      const fired = events.filter((type) => type === 'timer-fired').length;
      expect([at, done + fired]).toEqual([at, 1]);
      expect((await completes[at])?.ok).toBe(done === 1);
      expect((await street.host.load(caseId))?.state.status).toBe('completed');
    }
  });
});

describe('services', () => {
  it('are called with what their step may see, and their result goes into the case', async () => {
    const calls: JobCall[] = [];
    const handlers: Handlers = {
      effects: {},
      jobs: {
        tally: async (call) => {
          calls.push(call);
          return { kind: 'done', variables: { counted: 3 } };
        },
      },
    };
    street = await openStreet({ service: SERVICE_THEN_TASK }, handlers);
    const { caseId } = good(await street.host.start(startOf('service', 'k')));
    await street.host.settled();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ type: 'tally', caseId, variables: { matter: '路灯不亮' } });
    expect(calls[0]?.key.startsWith(caseId)).toBe(true);
    expect(await tasksIn(street.store, caseId)).toHaveLength(1);
  });

  it('that fail are tried again later, then become an incident that everybody can see', async () => {
    let tries = 0;
    const handlers: Handlers = {
      effects: {},
      jobs: {
        tally: async () => {
          tries += 1;
          throw new Error('对方系统没有回应');
        },
      },
    };
    street = await openStreet({ service: SERVICE_THEN_TASK }, handlers);
    const { caseId } = good(await street.host.start(startOf('service', 'k')));
    await street.host.settled();
    expect(tries).toBe(1);
    street.clock.forward(HOUR);
    await street.host.settled();
    expect(tries).toBe(2);
    expect(await street.store.load('cases', caseId)).toMatchObject({ incident: true, status: 'running' });
  });

  it('of a type that nobody knows become an incident too, never a lost case', async () => {
    street = await openStreet({ service: SERVICE_THEN_TASK });
    const { caseId } = good(await street.host.start(startOf('service', 'k')));
    for (let at = 0; at < 3; at += 1) {
      await street.host.settled();
      street.clock.forward(HOUR);
    }
    expect(await street.store.load('cases', caseId)).toMatchObject({ incident: true, status: 'running' });
  });

  it('are called by one of two servers at a time', async () => {
    let calls = 0;
    const handlers: Handlers = {
      effects: {},
      jobs: {
        tally: async () => {
          calls += 1;
          await new Promise((resolve) => setTimeout(resolve, 30));
          return { kind: 'done', variables: {} };
        },
      },
    };
    street = await openStreet({ service: SERVICE_THEN_TASK }, handlers);
    const other = street.another();
    for (let at = 0; at < 5; at += 1) good(await street.host.start(startOf('service', `k${at}`)));
    await Promise.all([street.host.settled(), other.settled()]);
    expect(calls).toBe(5);
    await other.stop();
  });

  it('work by themselves once the host runs, woken by the commit', async () => {
    const handlers: Handlers = {
      effects: {},
      jobs: { tally: async () => ({ kind: 'done', variables: {} }) },
    };
    street = await openStreet({ service: SERVICE_THEN_TASK }, handlers);
    street.host.run();
    const { caseId } = good(await street.host.start(startOf('service', 'k')));
    for (let at = 0; at < 100 && (await tasksIn(street.store, caseId)).length === 0; at += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await tasksIn(street.store, caseId)).toHaveLength(1);
  });
});

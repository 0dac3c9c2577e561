/**
 * What a street does all day, in small: everything the host can write is written. Each acknowledged act is told by
 * `ack`, before anything else happens. One round can be repeated after a crash: its keys are its own.
 */
import type { Store } from '#server/store';
import { createClock } from '../clock.ts';
import { readAs, type TaskDoc } from '../documents.ts';
import {
  ONE_TASK,
  SENDS_ANSWER,
  SERVICE_THEN_TASK,
  STARTED_BY_MESSAGE,
  TASK_OR_TIMER,
  WAITS_FOR_ANSWER,
} from '../testing/drawings.ts';
import { good, tasksIn } from '../testing/look.ts';
import { hostOver, publishDrawing, SPACE, staff, startOf, TestLog } from '../testing/street.ts';
import type { Handlers, Host } from '../types.ts';

export const DRAWINGS = {
  one: ONE_TASK,
  timer: TASK_OR_TIMER,
  service: SERVICE_THEN_TASK,
  waits: WAITS_FOR_ANSWER,
  sends: SENDS_ANSWER,
  reported: STARTED_BY_MESSAGE,
};

/** One line of what was promised to somebody. */
export type Ack =
  | {
      readonly act: 'start';
      readonly name: string;
      readonly key: string;
      readonly caseId: string;
      readonly number: string;
    }
  | { readonly act: 'command'; readonly key: string; readonly caseId: string; readonly type: string }
  | { readonly act: 'publish'; readonly key: string };

/** The effect of the service is remembered by the key of its job, as every receiver inside Linli does it. */
export function handlersOver(store: Store): Handlers {
  return {
    effects: {},
    jobs: {
      tally: async (call) => {
        await store.insertOnce('notifications', {
          _id: `tally:${call.key}`,
          space: SPACE,
          case: call.caseId,
        });
        return { kind: 'done', variables: { counted: true } };
      },
    },
  };
}

export async function openHost(store: Store): Promise<{ host: Host; log: TestLog }> {
  for (const [name, process] of Object.entries(DRAWINGS)) await publishDrawing(store, name, process);
  const log = new TestLog();
  const host = hostOver(store, handlersOver(store), await createClock(store), log);
  return { host, log };
}

const worker = (person: string) => ({ actor: staff(person), channel: 'workbench' }) as const;

export async function round(store: Store, host: Host, id: string, ack: (what: Ack) => void): Promise<void> {
  const start = async (name: string, key: string, matter: string) => {
    const started = good(await host.start(startOf(name, key, matter)));
    ack({ act: 'start', name, key, caseId: started.caseId, number: started.number ?? '' });
    return started.caseId;
  };
  const act = async (task: TaskDoc, key: string, type: 'claim-task' | 'return-task' | 'complete-task') => {
    const command = { task: task.task, ...(type === 'complete-task' ? { variables: {} } : {}) };
    const result = await host.send(task.case, { key, ...worker('person-1') }, {
      type,
      ...command,
    } as Parameters<Host['send']>[2]);
    if (result.ok) ack({ act: 'command', key, caseId: task.case, type });
  };
  const publish = async (name: string, key: string, correlation: string) => {
    const actor = { kind: 'system', id: 'test' } as const;
    good(
      await host.publish({ key, space: SPACE, name, correlation, ttlMs: 3_600_000, variables: {}, actor }),
    );
    ack({ act: 'publish', key });
  };
  const taskOf = async (caseId: string) => (await tasksIn(store, caseId)).find((task) => task.open);

  await Promise.all([
    ...Array.from({ length: 8 }, async (_, at) => {
      const key = `${id}-one-${at}`;
      const task = await taskOf(await start('one', key, `事项 ${key}`));
      if (!task) return;
      await act(task, `${key}-claim`, 'claim-task');
      await act(task, `${key}-complete`, 'complete-task');
    }),
    ...Array.from({ length: 4 }, async (_, at) => {
      const matter = `问 ${id} ${at}`;
      const waiting = start('waits', `${id}-waits-${at}`, matter);
      const task = await taskOf(await start('sends', `${id}-sends-${at}`, matter));
      if (task) await act(task, `${id}-sends-${at}-complete`, 'complete-task');
      await waiting;
    }),
    ...Array.from({ length: 4 }, (_, at) => start('service', `${id}-service-${at}`, '计数')),
    ...Array.from({ length: 4 }, (_, at) =>
      publish('reported', `${id}-reported-${at}`, `灯 ${id} ${at % 2}`),
    ),
    long(id),
    start('timer', `${id}-timer`, '限时'),
    trial(),
  ]);
  const clock = await createClock(store);
  await clock.forward(3_600_000);
  await host.retryDelivery('none');
  await host.settled();

  /** So many commands that its last commit hands the tail to `events`. */
  async function long(of: string) {
    const task = await taskOf(await start('one', `${of}-long`, '长'));
    if (!task) return;
    for (let at = 0; at < 31; at += 1)
      await act(task, `${of}-long-${at}`, at % 2 ? 'return-task' : 'claim-task');
  }
  async function trial() {
    const request = { ...startOf('one', `${id}-trial`), trial: true };
    await host.purgeTrial(good(await host.start(request)).caseId);
  }
}

/** Finishes everything that is open, as people would on the next day; answers every case that waits. */
export async function finishAll(store: Store, host: Host): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await host.settled();
    const page = await store.find('cases', { filter: { status: 'running' }, limit: 1000 });
    if (page.docs.length === 0) return;
    for (const { _id } of page.docs) {
      for (const task of await tasksIn(store, _id)) {
        if (!task.open) continue;
        const command = { type: 'complete-task', task: task.task, variables: {} } as const;
        const person = task.assignee ?? 'person-1';
        good(await host.send(_id, { key: `finish-${turn}-${task._id}`, ...worker(person) }, command));
      }
      const waits = await store.find('messages', { filter: { case: _id, kind: 'wait' }, limit: 10 });
      for (const wait of waits.docs) {
        const [name = '', correlation = ''] = String(readAs<{ wait: string } & typeof wait>(wait).wait).split(
          '\n',
        );
        const actor = { kind: 'system', id: 'test' } as const;
        const key = `finish-${wait._id}`;
        await host.publish({ key, space: SPACE, name, correlation, ttlMs: 1000, variables: {}, actor });
      }
    }
  }
}

/** What must hold after every crash, once the host came up again and worked off what was left. */
import { expect } from 'vitest';
import type { Store } from '#server/store';
import { type CaseDoc, readAs } from '../documents.ts';
import { all, projections } from '../testing/look.ts';
import type { Host } from '../types.ts';
import type { Ack } from './workload.ts';

/** Every promise is kept, none twice; what follows from the cases is the same as if it were made anew. */
export async function checkPromises(store: Store, host: Host, acks: readonly Ack[]): Promise<void> {
  const cases = new Map((await all(store, 'cases')).map((doc) => [doc._id, readAs<CaseDoc>(doc)]));
  const numbers = [...cases.values()].map((doc) => doc.number);
  expect(new Set(numbers).size, 'a number was given twice').toBe(numbers.length);
  const done = new Map<string, number>();
  const messages = new Map<string, number>();
  for (const doc of cases.values()) {
    const events = await host.history(doc._id);
    expect(events.map((one) => one.seq)).toEqual(events.map((_, at) => at + 1));
    const commands = new Set(events.map((one) => `${doc._id} ${one.by.id}`));
    for (const key of commands) done.set(key, (done.get(key) ?? 0) + 1);
    const effects = ['task-claimed', 'task-returned', 'task-completed', 'case-started', 'message-correlated'];
    const seen = events.filter((one) => effects.includes(one.type)).map((one) => `${one.by.id} ${one.type}`);
    expect(new Set(seen).size, `a command of ${doc._id} was done twice`).toBe(seen.length);
    for (const one of events) {
      const id = one.by.id;
      const reached = one.type === 'message-correlated' || one.type === 'case-started';
      if (reached && id.startsWith('m:')) messages.set(id, (messages.get(id) ?? 0) + 1);
    }
  }
  for (const ack of acks) {
    if (ack.act === 'publish') continue;
    expect(done.get(`${ack.caseId} ${ack.key}`), `lost: ${JSON.stringify(ack)}`).toBe(1);
    if (ack.act === 'start') expect(cases.get(ack.caseId)?.number).toBe(ack.number);
  }
  expect(
    [...messages].filter(([, times]) => times > 1),
    'a message had its effect twice',
  ).toEqual([]);
}

export async function checkProjections(store: Store, host: Host): Promise<void> {
  const live = await projections(store);
  await host.rebuild();
  expect(await projections(store), 'projections differ from a rebuild').toBe(live);
}

export async function checkAllEnded(store: Store): Promise<void> {
  const open = await all(store, 'cases', { status: 'running' });
  expect(
    open.map((doc) => [doc._id, doc.service]),
    'cases that cannot finish',
  ).toEqual([]);
  const deliveries = await all(store, 'deliveries');
  expect(deliveries.filter((doc) => doc.state !== 'done')).toEqual([]);
  const tallies = await all(store, 'notifications');
  const services = await all(store, 'cases', { service: 's-service' });
  expect(tallies.map((doc) => doc.case).sort()).toEqual(services.map((doc) => doc._id).sort());
  expect(await all(store, 'jobs')).toEqual([]);
}

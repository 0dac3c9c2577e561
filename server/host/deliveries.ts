import { decodeVariables } from '#runtime/values';
import { point, type Store } from '#server/store';
import type { Clock } from './clock.ts';
import { type DeliveryDoc, readAs } from './documents.ts';
import { createPump, type Pump } from './pump.ts';
import type { EffectCall, EffectHandler, Log } from './types.ts';

const LEASE_MS = 30_000;
/** With the pauses below about a day. */
const MOST_TRIES = 14;
const LONGEST_PAUSE_MS = 4 * 3_600_000;

export interface DeliveriesNeed {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly handlers: Readonly<Record<string, EffectHandler>>;
  readonly owner: string;
}

/** The outbox's other end: each effect leaves at least once, under its stable key, until it came through or is dead. */
export function createDeliveries({ store, clock, log, handlers, owner }: DeliveriesNeed): Pump {
  async function deliver(doc: DeliveryDoc): Promise<'done' | 'later'> {
    const lease = await store.claim('deliveries', doc._id, owner, LEASE_MS);
    if (!lease) return 'later';
    const beat = setInterval(() => void store.renew(lease).catch(() => undefined), LEASE_MS / 3);
    try {
      const failure = await attempt(doc);
      const now = clock.now();
      const tries = doc.tries + 1;
      await point('host.after-delivery');
      await store.updateIf(
        'deliveries',
        doc._id,
        { state: 'pending' },
        failure === undefined
          ? { $set: { state: 'done', doneAt: now, tries }, $unset: { error: true } }
          : {
              $set: {
                state: tries < MOST_TRIES ? 'pending' : 'dead',
                due: now + pause(tries),
                tries,
                error: failure,
              },
            },
      );
      if (failure !== undefined) log.warn({ delivery: doc._id, kind: doc.kind, tries }, 'a delivery failed');
      return 'done';
    } finally {
      clearInterval(beat);
      await store.release(lease);
    }
  }

  /** Undefined when it came through, else why not. */
  async function attempt(doc: DeliveryDoc): Promise<string | undefined> {
    const handler = Object.hasOwn(handlers, doc.kind) ? handlers[doc.kind] : undefined;
    if (!handler) return `没有处理 ${doc.kind} 的程序 · No handler for ${doc.kind}`;
    const { _id: key, kind, space, case: caseId, trial } = doc;
    const call: EffectCall = {
      key,
      kind,
      space,
      caseId,
      trial,
      data: decodeVariables(doc.data),
      now: clock.now(),
    };
    try {
      await point('host.before-delivery');
      await handler(call);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  return createPump<DeliveryDoc>({
    name: 'deliveries',
    now: () => clock.now(),
    log,
    look: async (now, limit) => {
      const filter = { state: 'pending', due: { $lte: now } };
      const page = await store.find('deliveries', { filter, sort: [['due', 1]], limit });
      return page.docs.map((doc) => readAs<DeliveryDoc>(doc));
    },
    id: (doc) => doc._id,
    work: deliver,
  });
}

/** 2, 4, 8 … seconds, at most four hours. */
function pause(tries: number): number {
  return Math.min(1000 * 2 ** tries, LONGEST_PAUSE_MS);
}

/** Wakes a delivery that ran out of tries. */
export async function retryDelivery(store: Store, id: string, now: number): Promise<boolean> {
  await point('host.before-outbox');
  const doc = await store.updateIf(
    'deliveries',
    id,
    { state: 'dead' },
    { $set: { state: 'pending', due: now, tries: 0 } },
  );
  return doc !== undefined;
}

import { type StartView, startsOf } from '#runtime/engine';
import type { Actor } from '#runtime/model';
import { decodeVariables, type Variables } from '#runtime/values';
import { point, type Store } from '#server/store';
import type { Cases } from './cases.ts';
import type { Clock } from './clock.ts';
import {
  type MessageDoc,
  type MessageTarget,
  readAs,
  type ServiceDoc,
  type StartLockDoc,
} from './documents.ts';
import { madeId } from './ids.ts';
import { createMailboxes } from './mailbox.ts';
import type { Releases } from './releases.ts';
import type { LoadedRelease } from './types.ts';

/** A lock whose case never came into being is taken over after this time. */
const STALE_LOCK_MS = 30_000;

/** Message start events: of one message and key, one live case per process, arbitrated by an insert. */
export interface MessageStarts {
  /** A published service of the space that this message starts. */
  find(message: MessageDoc, tried: ReadonlySet<string>): Promise<MessageTarget | undefined>;
  /** False when a live case of that key is there already. */
  start(message: MessageDoc, target: MessageTarget): Promise<boolean>;
  /** Starts one case of each published service of the space that this signal starts, once a key. */
  startBySignal(signal: SignalCall): Promise<void>;
  /** Starts the case of one due time of a timer start event. */
  startByTimer(release: LoadedRelease, service: string, start: StartView, due: number): Promise<void>;
  /** The case of a lock ended; says what could be started now. */
  release(
    lock: string,
    caseId: string,
  ): Promise<{ readonly space: string; readonly wait: string } | undefined>;
}

export interface SignalCall {
  readonly space: string;
  readonly name: string;
  readonly key: string;
  readonly variables: Variables;
}

export interface StartsNeed {
  readonly store: Store;
  readonly clock: Clock;
  readonly cases: Cases;
  readonly releases: Releases;
}

export function createStarts({ store, clock, cases, releases }: StartsNeed): MessageStarts {
  // Within one process a lock is looked at by one at a time; between processes the insert and `updateIf` decide.
  const locks = createMailboxes<never>(() => Promise.resolve());

  async function services(space: string): Promise<readonly ServiceDoc[]> {
    const page = await store.find('services', {
      filter: { space, state: 'published', trial: false },
      limit: 1000,
    });
    return page.docs.map((doc) => readAs<ServiceDoc>(doc));
  }

  async function takeLock(id: string, message: MessageDoc, caseId: string): Promise<boolean> {
    const now = clock.now();
    const { space, wait } = message;
    await point('host.before-lock');
    const { doc } = await store.insertOnce('messages', {
      _id: id,
      space,
      kind: 'start-lock',
      case: caseId,
      wait,
      at: now,
    });
    const lock = readAs<StartLockDoc>(doc);
    if (lock.case === caseId) return true;
    const holder = await cases.load(lock.case);
    const free = holder ? holder.state.status !== 'running' : lock.at < now - STALE_LOCK_MS;
    if (!free) return false;
    await point('host.before-lock');
    const taken = await store.updateIf(
      'messages',
      id,
      { case: lock.case },
      { $set: { case: caseId, at: now } },
    );
    return taken !== undefined;
  }

  async function startCase(
    release: LoadedRelease,
    message: MessageDoc,
    target: MessageTarget,
    lock: string | undefined,
  ): Promise<boolean> {
    const variables = decodeVariables(message.variables);
    const { name, correlation } = message;
    const result = await cases.order(target.case, {
      id: message._id,
      hash: '',
      actor: message.actor as unknown as Actor,
      channel: 'system',
      cause: message._id,
      remember: 'command',
      start: {
        release,
        birth: { service: release.service, channel: 'system', ...(lock === undefined ? {} : { lock }) },
      },
      command: {
        type: 'start-case',
        caseId: target.case,
        space: release.space,
        release: release.id,
        variables,
        message: { id: message._id, name, ...(correlation === undefined ? {} : { key: correlation }) },
      },
    });
    return result.ok;
  }

  /** A start without a lock: its case follows from service and occasion, so it is one however often it is tried. */
  async function startPlain(
    release: LoadedRelease,
    service: string,
    start: StartView,
    occasion: string,
    variables: Variables,
  ): Promise<void> {
    const { space } = release;
    const caseId = madeId('c', [space, 'occasion', service, start.element, occasion]);
    const result = await cases.order(caseId, {
      id: occasion,
      hash: '',
      actor: { kind: 'system', id: 'start' },
      channel: 'system',
      remember: 'command',
      start: { release, birth: { service, channel: 'system' } },
      command: {
        type: 'start-case',
        caseId,
        space,
        release: release.id,
        variables,
        startEvent: start.element,
      },
    });
    if (!result.ok) throw new Error(`${result.code}: ${result.message.en}`);
  }

  return {
    async find(message, tried) {
      for (const service of await services(message.space)) {
        const release = await releases.load(service.release);
        const start = release.ok
          ? startsOf(release.value.graph).find((one) => one.message === message.name)
          : undefined;
        const target = start && targetOf(message, service, start);
        if (target && !tried.has(target.case)) return target;
      }
      return undefined;
    },
    async start(message, target) {
      const release = await releases.load(target.release ?? '');
      if (!release.ok) return false;
      if (message.correlation === undefined) return startCase(release.value, message, target, undefined);
      const { graph, space } = release.value;
      const id = madeId('s:', [space, graph.id, message.name, message.correlation]);
      return locks.alone(id, async () => {
        const taken = await takeLock(id, message, target.case);
        return taken && startCase(release.value, message, target, id);
      });
    },
    async startBySignal({ space, name, key, variables }) {
      for (const service of await services(space)) {
        const release = await releases.load(service.release);
        if (!release.ok) continue;
        const start = startsOf(release.value.graph).find((one) => one.signal === name);
        if (start) await startPlain(release.value, service._id, start, `signal ${key}`, variables);
      }
    },
    startByTimer: (release, service, start, due) => startPlain(release, service, start, `timer ${due}`, {}),
    async release(lock, caseId) {
      const doc = await store.load('messages', lock);
      await point('host.before-lock');
      const removed = await store.removeIf('messages', lock, { case: caseId });
      return doc && removed ? { space: doc.space, wait: readAs<StartLockDoc>(doc).wait } : undefined;
    },
  };
}

/** The case's id follows from message and service: however often it is tried, it is one case. */
function targetOf(message: MessageDoc, service: ServiceDoc, start: StartView): MessageTarget {
  const id = madeId('c', [message.space, 'message', service._id, message._id]);
  return { case: id, subscription: start.element, release: service.release };
}

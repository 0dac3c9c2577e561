import { randomUUID } from 'node:crypto';
import type { Store } from '#server/store';
import { createBackground, every } from './background.ts';
import { type Committed, createCases, version } from './cases.ts';
import { cancelChild, startChild, tellParent } from './children.ts';
import type { Clock } from './clock.ts';
import { createDeliveries, retryDelivery } from './deliveries.ts';
import { readAs, type ServiceDoc, type WaitDoc } from './documents.ts';
import { publishEffect } from './effects.ts';
import { eventsOf } from './history.ts';
import { createHub } from './hub.ts';
import { caseIdOf, payloadHash } from './ids.ts';
import { createJobs } from './jobs.ts';
import { createMessages } from './messages.ts';
import { purgeTrial } from './purge.ts';
import { createRebuild, pages } from './rebuild.ts';
import { refuse } from './refuse.ts';
import { createReleases } from './releases.ts';
import { createSchedule } from './schedule.ts';
import { broadcast } from './signals.ts';
import { createStarts } from './starts.ts';
import { createSweeper } from './sweeper.ts';
import type {
  CaseVersion,
  Handlers,
  Host,
  HostResult,
  LoadedRelease,
  Log,
  Sources,
  StartRequest,
} from './types.ts';

export interface HostNeed {
  readonly store: Store;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly log: Log;
  readonly handlers: Handlers;
}

const CHECKPOINT_MS = 5000;
const EXPIRE_MS = 60_000;
const REFRESH_MS = 10_000;

/** Puts the host together. Nothing runs by itself before `run()`. */
export function createHost({ store, sources, clock, log, handlers }: HostNeed): Host {
  const owner = randomUUID();
  const background = createBackground(log);
  const hub = createHub<{ readonly space: string; readonly caseId: string; readonly version: number }>(
    (error) => log.error({ error: String(error) }, 'a listener of changes failed'),
  );
  const releases = createReleases(store);
  const cases = createCases({ store, sources, clock, log, releases, committed, uncertain });
  const starts = createStarts({ store, clock, cases, releases });
  const messages = createMessages({ store, clock, log, cases, starts });
  const rebuild = createRebuild({ store, sources, log, cases, releases });
  const sweeper = createSweeper({ store, log, rebuild, committed: () => cases.idle() });
  const repair = (caseId: string) => rebuild.one(caseId, { drop: false });
  const schedule = createSchedule({
    store,
    clock,
    log,
    sources,
    releases,
    starts,
    planned: (due) => jobs.wake(due),
  });
  const jobs = createJobs({
    store,
    clock,
    log,
    cases,
    releases,
    owner,
    repair,
    handlers: handlers.jobs,
    fire: (doc) => schedule.fire(doc),
  });
  const deliveries = createDeliveries({
    store,
    clock,
    log,
    owner,
    handlers: {
      ...handlers.effects,
      'publish-message': (call) => publishEffect(messages, call),
      'broadcast-signal': (call) => broadcast({ store, cases, starts }, call),
      'start-child': (call) => startChild({ store, cases, releases }, call),
      'cancel-child': (call) => cancelChild({ store, cases, releases }, call),
      'tell-parent': (call) => tellParent({ store, cases, releases }, call),
    },
  });
  const stops: (() => void)[] = [];
  let stopping = false;

  /** What follows a commit: who waits is woken, who looks is told. Nothing here is needed after a crash. */
  function committed({ doc, writes }: Committed): void {
    for (const { collection, doc: write } of writes) {
      if (!write) continue;
      if (collection === 'jobs') jobs.wake(Number(write.due));
      else if (collection === 'deliveries') deliveries.wake();
      else if (collection === 'messages' && write.kind === 'wait') {
        const wait = readAs<WaitDoc>({ ...write, version: 0 });
        background.run('look for messages', () => messages.look(wait));
      }
    }
    if (doc.lock !== undefined && doc.status !== 'running') {
      const { lock, _id } = doc;
      background.run('free a start', async () => {
        const free = await starts.release(lock, _id);
        if (free) await messages.lookForStart(free.space, free.wait);
      });
    }
    hub.tell({ space: doc.space, caseId: doc._id, version: doc.version });
  }

  /** In the case's next turn, when the outcome is known: what follows is written and done once more. */
  function uncertain(caseId: string): void {
    background.run('make sure', async () => {
      await rebuild.one(caseId, { drop: false, deliveriesFrom: 0 });
      for await (const wait of pages(store, 'messages', { case: caseId, kind: 'wait' })) {
        await messages.look(readAs<WaitDoc>(wait));
      }
    });
  }

  async function start(request: StartRequest): Promise<HostResult<CaseVersion>> {
    const { service, space, key, actor, channel, reason, variables, applicant, trial } = request;
    const caseId = caseIdOf(actor, space, service ?? request.release ?? '', key);
    const taken = await releaseOf(request);
    // Who repeats a start gets his case, even when the service was suspended meanwhile.
    if (!taken.ok && !(await cases.load(caseId))) return taken;
    const release = taken.ok ? taken.value : undefined;
    return cases.order(caseId, {
      id: key,
      hash: payloadHash({ variables, applicant, trial }),
      actor,
      channel,
      ...(reason === undefined ? {} : { reason }),
      remember: 'command',
      ...(release ? { start: { release, birth: { service: service ?? release.service, channel } } } : {}),
      command: {
        type: 'start-case',
        caseId,
        space,
        release: release?.id ?? '',
        variables,
        ...(applicant ? { applicant } : {}),
        ...(trial || release?.trial ? { trial: true } : {}),
      },
    });
  }

  /** The release of a start: of the published service, or named directly; both of this space only. */
  async function releaseOf(request: StartRequest): Promise<HostResult<LoadedRelease>> {
    let id = request.release;
    if (request.service !== undefined) {
      const doc = await store.load('services', request.service);
      if (!doc || doc.space !== request.space) {
        return refuse(404, 'service-unknown', '没有这个事项。', 'There is no such service.');
      }
      const service = readAs<ServiceDoc>(doc);
      if (service.state === 'suspended') {
        return refuse(
          409,
          'service-suspended',
          '这个事项暂停办理。',
          'This service is suspended at the moment.',
        );
      }
      id ??= service.release;
    }
    const release = await releases.load(id ?? '');
    if (release.ok && release.value.space !== request.space) {
      return refuse(404, 'release-unknown', '没有这个发布版。', 'There is no such release.');
    }
    return release;
  }

  async function settled(): Promise<void> {
    for (;;) {
      await cases.idle();
      const looked = await background.idle();
      const worked = await jobs.settle();
      const delivered = await deliveries.settle();
      if (!looked && !worked && !delivered) return;
    }
  }

  return {
    start,
    async send(caseId, request, command) {
      const { key, actor, channel, reason, expected } = request;
      return cases.order(caseId, {
        id: key,
        // Whose it was is part of it: nobody gets an answer under somebody else's key.
        hash: payloadHash([actor.kind, actor.id, command]),
        actor,
        channel,
        ...(reason === undefined ? {} : { reason }),
        ...(expected === undefined ? {} : { expected }),
        remember: 'command',
        command,
      });
    },
    publish: (message) => messages.publish(message),
    async load(caseId) {
      const live = await cases.load(caseId);
      return live && version(caseId, { version: live.doc.version, state: live.state, events: [] });
    },
    async history(caseId) {
      const live = await cases.load(caseId);
      return live ? eventsOf(store, live.doc) : [];
    },
    release: (id) => releases.load(id),
    rebuild: (progress) => rebuild.all(progress),
    subscribe: (listener) => hub.subscribe(listener),
    purgeTrial: (caseId) => purgeTrial(store, cases, caseId),
    async retryDelivery(id) {
      const woken = await retryDelivery(store, id, clock.now());
      if (woken) deliveries.wake();
      return woken;
    },
    run() {
      background.run('catch up', async () => {
        await sweeper.catchUp();
        await messages.recover(true);
        if (stopping) return;
        jobs.start();
        deliveries.start();
        stops.push(every(CHECKPOINT_MS, background, 'checkpoint', () => sweeper.checkpoint()));
        stops.push(every(CHECKPOINT_MS, background, 'recover messages', () => messages.recover(false)));
        await schedule.refresh();
        stops.push(every(REFRESH_MS, background, 'plan timer starts', () => schedule.refresh()));
        stops.push(every(EXPIRE_MS, background, 'expire messages', () => messages.expire()));
      });
      stops.push(
        clock.onMove(() => {
          jobs.wake();
          deliveries.wake();
          background.run('expire messages', () => messages.expire());
        }),
      );
    },
    settled,
    async stop() {
      stopping = true;
      for (const stop of stops) stop();
      await Promise.all([jobs.stop(), deliveries.stop()]);
      await cases.idle();
      await background.idle();
      for (const stop of stops) stop();
      await sweeper.checkpoint();
    },
  };
}

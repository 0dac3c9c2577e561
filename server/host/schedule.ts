import { afterDuration, afterEvery, firstOf, parseInstant, parseRepeat } from '#runtime/bpmn';
import { type StartView, startsOf } from '#runtime/engine';
import type { Instant } from '#runtime/model';
import { point, type Store } from '#server/store';
import type { Clock } from './clock.ts';
import { type New, type ReleaseDoc, readAs, type ServiceDoc, type StartJobDoc, toDoc } from './documents.ts';
import { pages } from './rebuild.ts';
import type { Releases } from './releases.ts';
import type { MessageStarts } from './starts.ts';
import type { Log, Sources } from './types.ts';

/** A start that will not come again keeps its document, so that it is not planned anew. */
const NEVER = 8.64e15;

/** Timer start events: each published service that has one keeps a job that starts its next case. */
export interface Schedule {
  /** Plans what was published since the last look. */
  refresh(): Promise<void>;
  /** Starts the case that is due and plans the next. Occasions that were missed while nobody ran are one. */
  fire(doc: StartJobDoc): Promise<'done' | 'later'>;
}

export interface ScheduleNeed {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly sources: Sources;
  readonly releases: Releases;
  readonly starts: MessageStarts;
  readonly planned: (due: Instant) => void;
}

export function createSchedule(need: ScheduleNeed): Schedule {
  const { store, clock, log, sources, releases, starts } = need;
  /** The release of each service that was looked at. */
  const seen = new Map<string, string>();

  async function plan(service: ServiceDoc): Promise<void> {
    const doc = await store.load('releases', service.release);
    // Most drawings have no timer at all: they are not compiled only to find that out.
    if (!doc || !readAs<ReleaseDoc>(doc).body.process.includes('timerEventDefinition')) return;
    const release = await releases.load(service.release);
    if (!release.ok) return;
    for (const start of startsOf(release.value.graph)) {
      if (start.timer) await planOne(service, start, readAs<ReleaseDoc>(doc).publishedAt);
    }
  }

  async function planOne(service: ServiceDoc, start: StartView, from: Instant): Promise<void> {
    const { zone } = await sources.calendar(service.space);
    const first = firstStart(start, from, zone);
    if (!first) {
      log.warn({ service: service._id, element: start.element }, 'a timer start that cannot be planned');
      return;
    }
    const job: New<StartJobDoc> = {
      _id: `start:${service.release}:${start.element}`,
      space: service.space,
      kind: 'start',
      service: service._id,
      release: service.release,
      element: start.element,
      ...first,
    };
    await point('host.before-job');
    await store.insertOnce('jobs', toDoc(job));
    need.planned(job.due);
  }

  /** A suspended service misses its occasions; a newer release has a plan of its own. */
  async function standing(doc: StartJobDoc): Promise<'runs' | 'suspended' | 'replaced'> {
    const service = await store.load('services', doc.service);
    if (service?.release !== doc.release) return 'replaced';
    return service.state === 'published' ? 'runs' : 'suspended';
  }

  return {
    async refresh() {
      for await (const doc of pages(store, 'services', { state: 'published' })) {
        const service = readAs<ServiceDoc>(doc);
        if (service.trial || seen.get(service._id) === service.release) continue;
        await plan(service);
        seen.set(service._id, service.release);
      }
    },
    async fire(doc) {
      const release = await releases.load(doc.release);
      const start =
        release.ok && startsOf(release.value.graph).find((one) => one.element === doc.element && one.timer);
      const { zone } = await sources.calendar(doc.space);
      const now = await standing(doc);
      let next: Planned = { due: NEVER };
      if (release.ok && start && now !== 'replaced') {
        if (now === 'runs') await starts.startByTimer(release.value, doc.service, start, doc.due);
        next = nextStart(start, doc, clock.now(), zone);
      }
      await point('host.after-job');
      await store.updateIf('jobs', doc._id, { due: doc.due }, { $set: next });
      need.planned(next.due);
      return 'done';
    },
  };
}

type Planned = { readonly due: Instant; readonly left?: number };

/** The first time of a timer that begins to run when its release is published. FEEL is not planned: there is no case yet. */
function firstStart(start: StartView, from: Instant, zone: string): Planned | undefined {
  const { kind, source } = start.timer ?? { kind: 'date', source: '' };
  const cycle = kind === 'cycle' ? parseRepeat(source) : undefined;
  const due = cycle
    ? firstOf(cycle, from, zone)
    : kind === 'date'
      ? parseInstant(source, zone)
      : afterDuration(from, source, zone);
  if (due === undefined) return undefined;
  return cycle?.times === undefined ? { due } : { due, left: cycle.times };
}

function nextStart(start: StartView, doc: StartJobDoc, now: Instant, zone: string): Planned {
  const cycle = start.timer?.kind === 'cycle' ? parseRepeat(start.timer.source) : undefined;
  if (!cycle) return { due: NEVER };
  const until = cycle.until === undefined ? undefined : parseInstant(cycle.until, zone);
  let { due, left } = doc;
  do {
    const next = afterEvery(due, cycle.every, zone);
    if (next === undefined || next <= due || (until !== undefined && next > until)) return { due: NEVER };
    due = next;
    if (left !== undefined) left -= 1;
    if (left === 0) return { due: NEVER, left: 0 };
  } while (due <= now);
  return left === undefined ? { due } : { due, left };
}

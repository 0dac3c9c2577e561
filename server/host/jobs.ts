import { type Command, type JobView, jobsOf } from '#runtime/engine';
import type { Actor } from '#runtime/model';
import { point, type Store } from '#server/store';
import type { Cases } from './cases.ts';
import type { Clock } from './clock.ts';
import { type JobDoc, readAs, type StartJobDoc } from './documents.ts';
import { createPump, type Pump } from './pump.ts';
import type { Releases } from './releases.ts';
import type { JobCall, JobHandler, JobOutcome, Log } from './types.ts';

const LEASE_MS = 30_000;
const TIMER: Actor = { kind: 'system', id: 'timer' };
const WORKER: Actor = { kind: 'system', id: 'job' };

export interface JobsNeed {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly cases: Cases;
  readonly releases: Releases;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Name of this process: whose leases these are. */
  readonly owner: string;
  /** Writes the projections of a case anew: a job was found that the case does not know. */
  repair(caseId: string): Promise<void>;
  /** A timer start event is due. */
  fire(doc: StartJobDoc): Promise<'done' | 'later'>;
}

/** Works off jobs: timers fire, services are called under a lease. The case accepts the first completion only. */
export function createJobs(need: JobsNeed): Pump {
  const { store, clock, log, cases } = need;

  async function command(doc: JobDoc, actor: Actor, what: Command): Promise<'done' | 'later'> {
    await point('host.before-job');
    const result = await cases.order(doc.case, {
      id: `j:${doc._id}`,
      hash: '',
      actor,
      channel: 'system',
      remember: 'no',
      command: what,
    });
    if (result.ok) return 'done';
    log.info({ job: doc._id, code: result.code }, 'the case refused a job: its projections are written anew');
    return repair(doc);
  }

  /** The job goes if the case does not know it; else it waits, so that nobody asks again at once. */
  async function repair(doc: JobDoc): Promise<'later'> {
    await need.repair(doc.case);
    return 'later';
  }

  async function serve(doc: JobDoc): Promise<'done' | 'later'> {
    const lease = await store.claim('jobs', doc._id, need.owner, LEASE_MS);
    if (!lease) return 'later';
    const beat = setInterval(() => void store.renew(lease).catch(() => undefined), LEASE_MS / 3);
    try {
      const live = await cases.load(doc.case);
      const release = live && (await need.releases.load(live.state.release));
      if (!live || !release?.ok) return await repair(doc);
      const job = jobsOf(release.value.graph, live.state).find((one) => one.id === doc.job);
      if (!job) return await repair(doc);
      const { number, title, space, trial } = live.doc;
      const call: JobCall = {
        key: doc._id,
        space,
        caseId: doc.case,
        number,
        title,
        trial,
        ...(live.state.applicant ? { applicant: live.state.applicant } : {}),
        element: job.element,
        type: job.type,
        headers: job.headers,
        variables: job.variables,
        now: clock.now(),
      };
      const outcome = await callHandler(need.handlers, call);
      await point('host.after-job');
      return await command(doc, WORKER, commandFor(job, outcome, clock.now()));
    } finally {
      clearInterval(beat);
      await store.release(lease);
    }
  }

  return createPump<JobDoc | StartJobDoc>({
    name: 'jobs',
    now: () => clock.now(),
    log,
    look: async (now, limit) => {
      const filter = { due: { $lte: now } };
      const page = await store.find('jobs', { filter, sort: [['due', 1]], limit });
      return page.docs.map((doc) => readAs<JobDoc | StartJobDoc>(doc));
    },
    id: (doc) => doc._id,
    work: (doc) => {
      if (doc.kind === 'start') return need.fire(doc);
      return doc.kind === 'service' ? serve(doc) : command(doc, TIMER, { type: 'fire-timer', job: doc.job });
    },
  });
}

async function callHandler(handlers: JobsNeed['handlers'], call: JobCall): Promise<JobOutcome> {
  const handler = Object.hasOwn(handlers, call.type) ? handlers[call.type] : undefined;
  if (!handler)
    return { kind: 'fail', message: `没有处理 ${call.type} 的程序 · No handler for ${call.type}` };
  try {
    return await handler(call);
  } catch (error) {
    return { kind: 'fail', message: error instanceof Error ? error.message : String(error) };
  }
}

function commandFor(job: JobView, outcome: JobOutcome, now: number): Command {
  if (outcome.kind === 'done') return { type: 'complete-job', job: job.id, variables: outcome.variables };
  if (outcome.kind === 'error') {
    const { code, message, variables } = outcome;
    return {
      type: 'throw-error',
      job: job.id,
      code,
      ...(message === undefined ? {} : { message }),
      ...(variables === undefined ? {} : { variables }),
    };
  }
  const retries = Math.max(0, job.retries - 1);
  return { type: 'fail-job', job: job.id, message: outcome.message, retries, retryAt: now + pause(retries) };
}

/** 1, 4, 16 … seconds as the retries run out: the fewer are left, the longer the pause. */
function pause(retriesLeft: number): number {
  return 1000 * 4 ** Math.max(0, Math.min(5, 3 - retriesLeft));
}

/** Called cases: begun, cancelled and reported through the outbox. A kill between any two steps loses and doubles nothing. */
import { type ChildOutcome, type Command, childrenOf } from '#runtime/engine';
import type { Actor } from '#runtime/model';
import type { Store } from '#server/store';
import type { Cases } from './cases.ts';
import { readAs, type ServiceDoc } from './documents.ts';
import { text, variables } from './effects.ts';
import type { Live } from './live.ts';
import { partOf, type Releases } from './releases.ts';
import type { EffectCall, LoadedRelease } from './types.ts';

const OUTBOX: Actor = { kind: 'system', id: 'outbox' };

export interface ChildrenNeed {
  readonly store: Store;
  readonly cases: Cases;
  readonly releases: Releases;
}

/**
 * Begins a called case, if its caller still waits for it. Should the caller stop waiting meanwhile, its "cancel" may
 * come before there is anything to cancel: so it is looked again afterwards.
 */
export async function startChild(need: ChildrenNeed, call: EffectCall): Promise<void> {
  const { data, key, caseId } = call;
  const child = text(data.child) ?? '';
  const parent = await waiting(need, caseId, child);
  if (!parent) return;
  const process = text(data.process) ?? '';
  const release = await called(need, parent, process, data.binding === 'release');
  if (!release) {
    await report(need, caseId, String(data.wait), key, {
      kind: 'failed',
      message: `Expected a published process “${process}”, but there is none.`,
    });
    return;
  }
  const { state, doc } = parent;
  const started = await need.cases.order(child, {
    id: key,
    hash: '',
    actor: OUTBOX,
    channel: doc.channel,
    cause: key,
    remember: 'command',
    start: { release, birth: { service: release.service, channel: doc.channel } },
    command: {
      type: 'start-case',
      caseId: child,
      space: state.space,
      release: release.id,
      number: `${state.number ?? ''}-${data.wait}`,
      trial: state.trial,
      variables: variables(data.variables),
      parent: { case: caseId, call: String(data.wait) },
      ...(state.applicant ? { applicant: state.applicant } : {}),
    },
  });
  if (!started.ok) {
    const message = `${started.message.zh} · ${started.message.en}`;
    await report(need, caseId, String(data.wait), key, { kind: 'failed', message });
  } else if (!(await waiting(need, caseId, child))) await cancel(need, child, key);
}

/** What called it has ended or was interrupted. */
export function cancelChild(need: ChildrenNeed, { data, key }: EffectCall): Promise<void> {
  return cancel(need, text(data.child) ?? '', key);
}

/** A called case tells its caller. Who waits no more refuses, and that is that. */
export function tellParent(need: ChildrenNeed, { data, key }: EffectCall): Promise<void> {
  const outcome = data.outcome as unknown as ChildOutcome;
  return report(need, text(data.parent) ?? '', String(data.call), key, outcome);
}

function report(
  need: ChildrenNeed,
  caseId: string,
  call: string,
  key: string,
  outcome: ChildOutcome,
): Promise<void> {
  return order(need, caseId, `report ${key}`, key, { type: 'report-child', call, outcome });
}

function cancel(need: ChildrenNeed, caseId: string, key: string): Promise<void> {
  return order(need, caseId, `cancel ${key}`, key, { type: 'cancel-case' });
}

async function order(
  { cases }: ChildrenNeed,
  caseId: string,
  id: string,
  cause: string,
  command: Command,
): Promise<void> {
  // A refusal says that it came too late: nobody waits, or nothing runs any more.
  await cases.order(caseId, {
    id,
    hash: '',
    actor: OUTBOX,
    channel: 'system',
    cause,
    remember: 'message',
    command,
  });
}

/** The caller, as long as it waits for this child. */
async function waiting({ cases }: ChildrenNeed, caseId: string, child: string): Promise<Live | undefined> {
  const live = await cases.load(caseId);
  if (live?.state.status !== 'running') return undefined;
  return childrenOf(live.state).some((one) => one.case === child) ? live : undefined;
}

/** The latest published service of that process in the same space; else, or if bound so, the caller's own release. */
async function called(
  { store, releases }: ChildrenNeed,
  { state }: Live,
  process: string,
  bound: boolean,
): Promise<LoadedRelease | undefined> {
  if (!bound) {
    const filter = { space: state.space, state: 'published', trial: false };
    const { docs } = await store.find('services', { filter, limit: 1000 });
    for (const doc of docs) {
      const release = await releases.load(readAs<ServiceDoc>(doc).release);
      if (release.ok && release.value.graph.id === process) return release.value;
    }
  }
  const own = await releases.load(partOf(state.release, process));
  return own.ok ? own.value : undefined;
}

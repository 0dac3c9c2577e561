/** load → decide → commit, one mailbox a case. The only place that writes a case. */
import type { CaseEvent, CaseState, Command, Context } from '#runtime/engine';
import { decodeEvents } from '#runtime/engine';
import type { Actor, Channel, Text } from '#runtime/model';
import { wallClock } from '#runtime/values';
import { type Projection, point, type Store, StoreError } from '#server/store';
import type { Clock } from './clock.ts';
import { type CaseDoc, type DoneCommand, readAs } from './documents.ts';
import { type Birth, Draft, type Remember } from './draft.ts';
import { linksOf } from './history.ts';
import { createLiveCases, type Live } from './live.ts';
import { createMailboxes } from './mailbox.ts';
import { createNumbers, numberText, trialNumber } from './numbers.ts';
import { refuse } from './refuse.ts';
import type { Releases } from './releases.ts';
import type { CaseVersion, HostResult, LoadedRelease, Log, Sources } from './types.ts';

const MOST_TRIES = 6;

type StartCommand = Extract<Command, { type: 'start-case' }>;

/** One command on its way through a mailbox. */
export interface Order {
  readonly id: string;
  readonly hash: string;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly reason?: string;
  readonly cause?: string;
  readonly expected?: number;
  readonly remember: Remember;
  readonly command: Command;
  /** Of a start: the release is loaded already, and the number is taken when the case is really new. */
  readonly start?: { readonly release: LoadedRelease; readonly birth: Birth };
}

/** What was committed; for everybody who acts on it afterwards. */
export interface Committed {
  readonly doc: CaseDoc;
  readonly state: CaseState;
  readonly writes: readonly Projection[];
}

export interface Cases {
  order(caseId: string, order: Order): Promise<HostResult<CaseVersion>>;
  load(caseId: string): Promise<Live | undefined>;
  /** Runs alone in the case's turn; what is in memory of it is forgotten before. */
  alone<T>(caseId: string, run: () => Promise<T>): Promise<T>;
  idle(): Promise<void>;
}

interface Work {
  readonly order: Order;
  settle(result: HostResult<CaseVersion>): void;
  fail(error: unknown): void;
}

export interface CasesNeed {
  readonly store: Store;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly log: Log;
  readonly releases: Releases;
  readonly committed: (what: Committed) => void;
  /** The outcome of a write was unknown: nobody was told of it, and what follows from it may be missing. */
  readonly uncertain: (caseId: string) => void;
}

export function createCases({
  store,
  sources,
  clock,
  log,
  releases,
  committed,
  uncertain,
}: CasesNeed): Cases {
  const lives = createLiveCases(store);
  const numbers = createNumbers(store);
  const mailboxes = createMailboxes<Work>(run);
  // Where other servers write too, what is in memory may be old: good enough for nothing but a guess.
  const alone = store.capabilities().servers === 'one';
  const current = async (caseId: string) => (alone ? lives.get(caseId) : undefined) ?? lives.load(caseId);

  async function run(caseId: string, works: readonly Work[]): Promise<void> {
    let left = works;
    for (let tries = 1; left.length > 0; tries += 1) {
      try {
        left = await attempt(caseId, left);
        if (left.length > 0 && tries >= MOST_TRIES) return refuseBusy(left);
      } catch (error) {
        // The outcome of a failed write is unknown: read back before anything is tried again.
        lives.forget(caseId);
        const unsure = error instanceof StoreError && error.code === 'store-unavailable';
        if (!unsure || tries >= MOST_TRIES) {
          for (const work of left) work.fail(error);
          return;
        }
        if (tries === 1) uncertain(caseId);
        log.warn({ caseId, tries, code: error.code }, 'the outcome of a write is unknown: reading back');
        await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** tries));
      }
    }
  }

  /** Decides and commits what it can; returns what has to be tried again on a newer version. */
  async function attempt(caseId: string, works: readonly Work[]): Promise<readonly Work[]> {
    const live = await current(caseId);
    const release = await releaseFor(live, works);
    if (!release.ok) {
      for (const work of works) work.settle(release);
      return [];
    }
    const space = release.value.space;
    const [directory, calendar] = [sources.directory(space), sources.calendar(space)];
    const snapshot = {
      directory: directory instanceof Promise ? await directory : directory,
      calendar: calendar instanceof Promise ? await calendar : calendar,
    };
    const birth = birthOf(live?.doc, works);
    const draft = new Draft(caseId, release.value, snapshot.calendar.zone, birth, live);
    const answers: (() => Promise<void> | void)[] = [];
    for (const work of works) {
      const answer = await decideOne(
        caseId,
        draft,
        work.order,
        release.value,
        snapshot,
        live?.doc.updatedAt ?? 0,
      );
      answers.push(() => {
        if (answer instanceof Error) return work.fail(answer);
        if (!('replay' in answer)) return work.settle(answer);
        return replay(caseId, draft, answer.replay).then(work.settle, work.fail);
      });
    }
    if (draft.changed) {
      const ready = draft.commit();
      if (!ready.ok) {
        for (const work of works) work.settle(ready);
        return [];
      }
      await point('host.before-commit');
      const result = await store.commit(ready.value.commit);
      if (!result.ok) {
        lives.forget(caseId);
        if (result.conflict) await lives.adopt(readAs<CaseDoc>(result.conflict));
        return works;
      }
      await point('host.after-commit');
      lives.keep(ready.value.live);
      committed({ ...ready.value.live, writes: ready.value.writes });
    }
    for (const answer of answers) await answer();
    return [];
  }

  async function releaseFor(live: Live | undefined, works: readonly Work[]) {
    const started = works.find((work) => work.order.start)?.order.start?.release;
    if (!live) {
      return started
        ? ({ ok: true, value: started } as const)
        : refuse(404, 'case-unknown', '没有这个办件。', 'There is no such case.');
    }
    const known = releases.known(live.state.release);
    return known ? ({ ok: true, value: known } as const) : releases.load(live.state.release);
  }

  /** Decides one order on the draft. A bug in the engine fails this order only: nothing of it is in the draft. */
  async function decideOne(
    caseId: string,
    draft: Draft,
    order: Order,
    release: LoadedRelease,
    snapshot: Pick<Context, 'directory' | 'calendar'>,
    notBefore: number,
  ): Promise<HostResult<CaseVersion> | { readonly replay: DoneCommand } | Error> {
    const before = draft.find(order.id);
    if (before) return before[1] === order.hash ? { replay: before } : otherPayload();
    if (order.remember === 'message' && draft.hasReceived(order.id)) {
      return { replay: [order.id, '', draft.version, 0, 0] };
    }
    if (!draft.exists && !order.start) {
      return refuse(404, 'case-unknown', '没有这个办件。', 'There is no such case.');
    }
    if (draft.exists && order.command.type === 'start-case') return otherPayload();
    if (order.expected !== undefined && order.expected !== draft.version) {
      return { ...changedMeanwhile(), current: draft.version };
    }
    const zone = snapshot.calendar.zone;
    const now = Math.max(clock.now(), notBefore);
    const { id, actor, channel, reason, cause } = order;
    const stamp = {
      id,
      at: now,
      actor,
      channel,
      ...(reason === undefined ? {} : { reason }),
      ...(cause === undefined ? {} : { cause }),
    };
    const { settings, roles, decisions } = release;
    const context = { now, zone, ...snapshot, settings, roles, decisions, seed: `${caseId}/${id}` };
    const command = order.start ? await numbered(order.command, caseId, release, now, zone) : order.command;
    try {
      const result = draft.decide(stamp, command, context, order.remember, order.hash);
      return result.ok ? { ok: true, value: version(caseId, result.value) } : result;
    } catch (error) {
      log.error(
        { caseId, command: command.type, error: String(error) },
        'bug while deciding: nothing was changed',
      );
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** A number is taken when it is sure that the case is new; it is committed with the case or becomes a gap. */
  async function numbered(
    command: Command,
    caseId: string,
    release: LoadedRelease,
    now: number,
    zone: string,
  ): Promise<Command> {
    const start = command as StartCommand;
    // A called case bears its caller's number with a counter behind it.
    if (start.parent) return start;
    const { prefix } = release.body.page;
    if (start.trial) return { ...start, number: trialNumber(prefix, caseId) };
    const { year } = wallClock(now, zone);
    const taken = numbers.take(release.space, `${prefix}:${year}`);
    const count = typeof taken === 'number' ? taken : await taken;
    return { ...start, number: numberText(prefix, year, count) };
  }

  async function replay(caseId: string, draft: Draft, done: DoneCommand): Promise<HostResult<CaseVersion>> {
    const answer = draft.answer(done);
    const [, , , from, to] = done;
    let events: readonly CaseEvent[] = answer.events;
    if (!answer.known && to >= from && from > 0) {
      const live = await current(caseId);
      const links = live ? await linksOf(store, live.doc, from) : [];
      events = links.filter((one) => one.from <= to).flatMap((one) => decodeEvents(one.events));
    }
    return { ok: true, value: version(caseId, { ...answer, events }) };
  }

  return {
    order: (caseId, order) => new Promise((settle, fail) => mailboxes.post(caseId, { order, settle, fail })),
    load: current,
    alone: (caseId, run) =>
      mailboxes.alone(caseId, () => {
        lives.forget(caseId);
        return run();
      }),
    idle: () => mailboxes.idle(),
  };
}

function birthOf(doc: CaseDoc | undefined, works: readonly Work[]): Birth {
  if (doc) {
    const { service, channel, lock } = doc;
    return { service, channel, ...(lock === undefined ? {} : { lock }) };
  }
  return works.find((work) => work.order.start)?.order.start?.birth ?? { service: '', channel: 'system' };
}

/** What callers get of a case. */
export function version(
  caseId: string,
  at: { readonly version: number; readonly state: CaseState; readonly events: readonly CaseEvent[] },
): CaseVersion {
  const { number } = at.state;
  return {
    caseId,
    version: at.version,
    state: at.state,
    events: at.events,
    ...(number === undefined ? {} : { number }),
  };
}

function otherPayload() {
  return refuse(
    409,
    'idempotency-conflict',
    '同一个提交编号已经用于另一份内容，请重新打开页面再提交。',
    'This idempotency key was used for other content: open the page again and send anew.',
  );
}

function changedMeanwhile() {
  return refuse(
    412,
    'version-changed',
    '这个办件刚刚被别人改动过，请看过最新内容再操作。',
    'The case was changed meanwhile: look at its newest version and act again.',
  );
}

function refuseBusy(works: readonly Work[]): void {
  const message: Text = {
    zh: '这个办件正被频繁改动，请稍后再试。',
    en: 'The case is being changed too often at the moment: try again in a moment.',
  };
  for (const work of works) work.settle({ ok: false, status: 409, code: 'case-busy', message });
}

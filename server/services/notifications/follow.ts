/**
 * Follows what happens in cases and tells whom it concerns: new and late tasks on the screens of who may do them, and
 * the applicant by a message when it is taken up, asked back, done or declined.
 *
 * It reads the store's feed behind a kept position, so a case's write carries nothing for it and a crash loses
 * nothing; every telling has a stable id, so that two servers, or one that looks twice, tell once.
 */
import type { CaseEvent } from '#runtime/engine';
import type { Directory, Instant } from '#runtime/model';
import { type CaseDoc, type Host, type Log, readAs, type ServiceDoc, type TaskDoc } from '#server/host';
import type { Store } from '#server/store';
import type { Sender } from '../sender/index.ts';
import { dueFilter } from '../tasks/due.ts';
import type { Notifications } from './index.ts';
import { lateTask, type Moment, messageOf, newTask } from './words.ts';

export interface Follow {
  start(): void;
  /** Finishes what it began. */
  stop(): Promise<void>;
  /** Tells all that there is to tell now. */
  settle(): Promise<void>;
}

export interface FollowNeed {
  readonly store: Store;
  readonly host: Host;
  readonly log: Log;
  readonly now: () => Instant;
  readonly directory: (space: string) => Promise<Directory>;
  readonly spaces: () => Promise<readonly { readonly id: string }[]>;
  readonly notifications: Notifications;
  readonly sender: Sender;
}

const ID = 'told';
const EVERY_MS = 1_000;
/** The next go where there is more: a flood is told of by and by. */
const MORE_MS = 400;
const LATE_EVERY_MS = 60_000;
/** Changes in one go: telling gives way to who submits. */
const AT_ONCE = 100;
/** What is older is history: a restored or rebuilt store tells nobody again. */
const FRESH_MS = 86_400_000;
/** A message that was begun by a server that died is sent by the next one. */
const BEGUN_MS = 60_000;
/** Of one task; a post with more holders has a list to look at. */
const MOST_TOLD = 50;
const MOST_KNOWN = 20_000;

export function createFollow(need: FollowNeed): Follow {
  const { store, host, log, now, notifications, sender } = need;
  /** Tellings that surely stand in the store: not asked for again. */
  const known = new Set<string>();
  let position: string | undefined;
  let lateAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let turn: Promise<boolean> = Promise.resolve(false);

  const once = async (key: string, work: () => Promise<void>): Promise<void> => {
    if (known.has(key)) return;
    await work();
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(key);
  };

  const tellOfTask = async (kind: 'task' | 'late', task: TaskDoc, text: string): Promise<void> => {
    const { space, _id, case: caseId } = task;
    for (const to of recipients(await need.directory(space), task)) {
      const key = `${kind}-${_id}`;
      await once(`${key}-${to}`, () => notifications.tell({ key, space, to, text, caseId, taskId: _id }));
    }
  };

  const tellOfCase = async (caseId: string): Promise<void> => {
    const found = await store.load('cases', caseId);
    if (!found) return;
    const doc = readAs<CaseDoc>(found);
    const tasks = await store.find('tasks', {
      filter: { case: caseId, open: true, forApplicant: false },
      limit: 50,
    });
    for (const each of tasks.docs) {
      const task = readAs<TaskDoc>(each);
      if (task.createdAt < now() - FRESH_MS) continue;
      await tellOfTask('task', task, newTask(task.name, task.title, task.number));
    }
    if (doc.trial || doc.phone === undefined) return;
    for (const [moment, event] of momentsOf(await host.history(caseId))) {
      if (event.by.at < now() - FRESH_MS) continue;
      await once(`sms-${caseId}-${event.seq}`, () => tellApplicant(doc, moment, event.seq));
    }
  };

  const tellApplicant = async (doc: CaseDoc, moment: Moment, seq: number): Promise<void> => {
    const { space, phone, number } = doc;
    if (phone === undefined || !(await sender.get(space)).tellApplicants) return;
    const _id = `sms-${doc._id}-${seq}`;
    const begun = { kind: 'told', state: 'begun', at: now(), caseId: doc._id };
    const first = await store.insertOnce('notifications', { _id, space, ...begun });
    const stuck = first.doc.state === 'begun' && Number(first.doc.at) < now() - BEGUN_MS;
    if (!first.inserted && !stuck) return;
    const service = await store.load('services', doc.service);
    const title = (service && readAs<ServiceDoc>(service).page.title) ?? doc.title;
    await sender.send({ space, phone, text: messageOf(moment, { number, service: title }) });
    // Sent, or in the list of failures: either way it is not ours any more.
    await store.updateIf('notifications', _id, {}, { $set: { state: 'told' } });
  };

  const tellLate = async (): Promise<void> => {
    if (now() < lateAt && lateAt - now() <= LATE_EVERY_MS) return;
    lateAt = now() + LATE_EVERY_MS;
    for (const { id: space } of await need.spaces()) {
      const recent = { due: { $gte: now() - FRESH_MS } };
      const late = { $and: [{ space, open: true, forApplicant: false }, dueFilter('late', now()), recent] };
      const page = await store.find('tasks', { filter: late, sort: [['due', -1]], limit: 500 });
      for (const each of page.docs) {
        const task = readAs<TaskDoc>(each);
        await tellOfTask('late', task, lateTask(task.name, task.title, task.number));
      }
    }
  };

  /** True when there was something new. */
  const pass = async (): Promise<boolean> => {
    position ??= String((await store.load('meta', ID))?.position ?? '');
    if (position === '') {
      ({ position } = await store.feed(undefined, 1));
      await store.insertOnce('meta', { _id: ID, space: '*', position });
    }
    const page = await store.feed(position, AT_ONCE);
    const changed = page.changes.filter((change) => change.collection === 'cases').map((change) => change.id);
    for (const caseId of new Set(changed)) await tellOfCase(caseId);
    await tellLate();
    if (page.position !== position) {
      position = page.position;
      if (changed.length > 0) await store.updateIf('meta', ID, {}, { $set: { position } });
    }
    return page.changes.length > 0;
  };

  const loop = (inMs: number): void => {
    if (!running) return;
    timer = setTimeout(() => {
      turn = pass().catch((cause: unknown) => {
        log.warn({ err: cause }, 'could not tell what happened; tried again in a moment');
        return false;
      });
      void turn.then((more) => loop(more ? MORE_MS : EVERY_MS));
    }, inMs);
    timer.unref();
  };

  return {
    start() {
      running = true;
      loop(EVERY_MS);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await turn;
    },
    async settle() {
      await turn;
      while (await pass());
    },
  };
}

/** Who has it; else all who may take it, as they stand in the directory now. */
function recipients({ posts, people }: Directory, task: TaskDoc): readonly string[] {
  const offered = [
    ...task.candidateUsers,
    ...posts.filter((post) => task.candidatePosts.includes(post.id)).flatMap((post) => post.holders),
  ];
  const active = new Set(people.filter((person) => person.active).map((person) => person.id));
  const all = task.assignee === undefined ? offered : [task.assignee];
  return [...new Set(all)].filter((id) => active.has(id)).slice(0, MOST_TOLD);
}

const SAID: Readonly<Record<string, Moment>> = {
  'supplement-asked': 'supplement',
  'case-completed': 'done',
  'case-terminated': 'done',
  'case-declined': 'declined',
};
const TAKES_UP = new Set(['task-claimed', 'task-completed']);

/** The moments of a case that its applicant is told of. Taken up is told once, and not in the moment it is over. */
export function momentsOf(events: readonly CaseEvent[]): readonly (readonly [Moment, CaseEvent])[] {
  const found: [Moment, CaseEvent][] = [];
  let taken = false;
  for (const [at, event] of events.entries()) {
    const { type, by } = event;
    const said = SAID[type];
    if (said) found.push([said, event]);
    if (said) taken = true;
    else if (!taken && TAKES_UP.has(type) && by.actor.kind === 'staff' && by.channel !== 'portal') {
      taken = true;
      const over = events.slice(at).some((later) => later.by.id === by.id && SAID[later.type]);
      if (!over) found.push(['accepted', event]);
    }
  }
  return found;
}

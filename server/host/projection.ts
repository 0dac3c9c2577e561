/**
 * What follows from a case: its tasks, jobs and message waits as documents. Pure: the same history gives the same
 * documents, so that all of it can be dropped and rebuilt.
 */
import type { Graph } from '#runtime/bpmn';
import {
  type CaseEvent,
  type CaseState,
  effectsOf,
  jobsOf,
  signalsOf,
  subscriptionsOf,
  type TaskView,
  tasksOf,
} from '#runtime/engine';
import { canonicalJson } from '#runtime/values';
import type { Collection, Json, NewDoc, Projection } from '#server/store';
import { waitKey } from './ids.ts';

/** What the documents repeat of their case, so that lists need no second look. */
export interface Head {
  readonly space: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly trial: boolean;
  readonly applicant?: string;
  readonly community?: string;
  readonly grid?: string;
  readonly grams: readonly string[];
}

/** The open documents of one version of a case, by id. */
export interface Open {
  readonly tasks: ReadonlyMap<string, NewDoc>;
  readonly jobs: ReadonlyMap<string, NewDoc>;
  readonly waits: ReadonlyMap<string, NewDoc>;
}

export const NOTHING_OPEN: Open = { tasks: new Map(), jobs: new Map(), waits: new Map() };

/** Events that say who closed a task; a task that goes without one was cancelled. */
const CLOSING = new Set(['task-completed', 'task-sent-back', 'case-declined']);

export function openDocs(graph: Graph, state: CaseState, head: Head): Open {
  const tasks = new Map<string, NewDoc>();
  for (const view of tasksOf(graph, state)) {
    const doc = taskDoc(state, view, head);
    tasks.set(doc._id, doc);
  }
  const jobs = new Map<string, NewDoc>();
  for (const job of jobsOf(graph, state)) {
    const _id = `${state.id}.${job.id}`;
    const { kind, element, type, due, retries } = job;
    jobs.set(_id, { _id, space: head.space, case: state.id, job: job.id, kind, element, type, due, retries });
  }
  const waits = new Map<string, NewDoc>();
  for (const one of subscriptionsOf(state)) {
    const _id = `w:${state.id}.${one.id}`;
    const wait = waitKey(one.message, one.key);
    waits.set(_id, { _id, space: head.space, kind: 'wait', case: state.id, subscription: one.id, wait });
  }
  for (const one of signalsOf(state)) {
    const _id = `g:${state.id}.${one.id}`;
    waits.set(_id, { _id, space: head.space, kind: 'signal-wait', case: state.id, wait: one.signal });
  }
  return { tasks, jobs, waits };
}

/** The last fifth of the time is "soon" where no reminder was drawn. */
const SOON_SHARE = 0.2;

/** When something begins to be due soon: the one rule for rows, filters and counts, which can only compare. */
export function soonAtOf(begunAt: number, due: number, remindAt?: number): number {
  return remindAt ?? Math.ceil(due - SOON_SHARE * (due - begunAt));
}

function taskDoc(state: CaseState, view: TaskView, head: Head): NewDoc {
  const { space, number, title, service, trial, applicant, community, grid, grams } = head;
  const { deadline } = view;
  return {
    _id: `${state.id}.${view.id}`,
    space,
    case: state.id,
    task: view.id,
    element: view.element,
    name: view.name,
    number,
    title,
    service,
    release: state.release,
    state: view.state,
    open: true,
    assignee: view.assignee,
    candidateUsers: view.candidateUsers,
    candidatePosts: view.candidatePosts,
    forApplicant: view.forApplicant,
    applicant,
    community,
    grid,
    form: view.form,
    priority: view.priority,
    createdAt: view.createdAt,
    due: deadline?.due,
    remindAt: deadline?.remindAt,
    soonAt: deadline && soonAtOf(view.createdAt, deadline.due, deadline.remindAt),
    pausedSince: deadline?.pausedSince,
    trial,
    grams,
  };
}

/** The writes that lead from one version of a case to the next. */
export function stepWrites(
  before: Open,
  after: Open,
  events: readonly CaseEvent[],
  version: number,
): Projection[] {
  const writes: Projection[] = [];
  differences('tasks', before.tasks, after.tasks, version, writes, (doc) => closedTask(doc, events));
  differences('jobs', before.jobs, after.jobs, version, writes, () => undefined);
  differences('messages', before.waits, after.waits, version, writes, () => undefined);
  return writes;
}

function differences(
  collection: Collection,
  before: ReadonlyMap<string, NewDoc>,
  after: ReadonlyMap<string, NewDoc>,
  source: number,
  writes: Projection[],
  gone: (doc: NewDoc) => NewDoc | undefined,
): void {
  for (const [id, doc] of after) {
    const old = before.get(id);
    if (!old || !sameDoc(old, doc)) writes.push({ collection, id, source, doc });
  }
  for (const [id, doc] of before) {
    if (!after.has(id)) writes.push({ collection, id, source, doc: gone(doc) });
  }
}

function closedTask(doc: NewDoc, events: readonly CaseEvent[]): NewDoc {
  const task = doc.task;
  const closing = events.findLast((event) => String(event.data.task) === task && CLOSING.has(event.type));
  const at = (closing ?? events.at(-1))?.by.at;
  const { pausedSince: _paused, remindAt: _remind, soonAt: _soon, ...kept } = doc;
  return {
    ...kept,
    state: closing ? 'done' : 'cancelled',
    open: false,
    doneAt: at,
    doneBy: closing?.by.actor.id,
  };
}

/** The effects of a step as deliveries. They are operational once written: never dropped, never rebuilt over. */
export function deliveryWrites(
  caseId: string,
  head: Pick<Head, 'space' | 'trial'>,
  events: readonly CaseEvent[],
  version: number,
): Projection[] {
  return effectsOf(events).map(({ key, kind, data }) => {
    const at = events.at(-1)?.by.at ?? 0;
    const doc: NewDoc = {
      _id: key,
      space: head.space,
      case: caseId,
      kind,
      data: canonicalJson(data),
      trial: head.trial,
      state: 'pending',
      due: at,
      tries: 0,
      createdAt: at,
    };
    return { collection: 'deliveries', id: key, source: version, doc };
  });
}

/** Equal as stored: a member that is undefined is not there. */
export function sameDoc(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => sameDoc(x, b[i]))
    );
  }
  const left = a as Readonly<Record<string, Json | undefined>>;
  const right = b as Readonly<Record<string, Json | undefined>>;
  for (const key in left) if (!sameDoc(left[key], right[key])) return false;
  for (const key in right) if (left[key] === undefined && right[key] !== undefined) return false;
  return true;
}

/** Who may see which case, and as what. */
import type { Text } from '#runtime/model';
import { type CaseDoc, readAs, type TaskDoc } from '#server/host';
import { notFound } from '#server/problem';
import { type Caller, may } from '#server/security';
import type { Store } from '#server/store';
import type { Standing } from './narrow.ts';

const CASE: Text = { zh: '办件', en: 'case' };

export interface CaseAccess {
  readonly doc: CaseDoc;
  readonly standing: Standing;
  /**
   * Tasks in it, open and closed, whose steps say what may be seen: a handler's own; those of the units of somebody
   * who supervises, but for the whole street. None: the data class alone decides.
   */
  readonly tasks: readonly TaskDoc[];
}

/** A task is somebody's own when they have it, could take it, or closed it. */
export function ownTask(caller: Caller, task: TaskDoc): boolean {
  return (
    caller.kind === 'staff' &&
    caller.space === task.space &&
    (task.assignee === caller.id || task.doneBy === caller.id || candidate(caller, task))
  );
}

/** By their person or by the post they act in now; another post of theirs does not count. */
export function candidate(caller: Caller, task: Pick<TaskDoc, 'candidateUsers' | 'candidatePosts'>): boolean {
  const post = caller.post?.id;
  return (
    task.candidateUsers.includes(caller.id) || (post !== undefined && task.candidatePosts.includes(post))
  );
}

/**
 * A case as staff: by a task of their own, by supervising its units, by operating.
 * @throws ProblemException 404, for what exists elsewhere too: a number must not tell that there is a case
 */
export async function staffAccess(store: Store, caller: Caller, caseId: string): Promise<CaseAccess> {
  const found = await store.load('cases', caseId);
  if (!found || caller.kind !== 'staff' || found.space !== caller.space) throw notFound(CASE);
  const doc = readAs<CaseDoc>(found);
  const all = await tasksOfCase(store, caseId);
  const tasks = all.filter((task) => ownTask(caller, task));
  if (tasks.length > 0 && caller.permissions.includes('handle-tasks')) {
    return { doc, standing: 'handler', tasks };
  }
  const below = all.filter((task) => ofUnits(caller, task));
  if (supervises(caller, doc) || below.length > 0) {
    return { doc, standing: 'supervisor', tasks: caller.whole ? [] : below };
  }
  const admin = caller.whole && caller.permissions.includes('admin');
  if (!admin && !may(caller.ability, 'read', 'cases', doc)) throw notFound(CASE);
  return { doc, standing: 'operator', tasks: [] };
}

interface Place {
  readonly space: string;
  readonly community?: string;
  readonly grid?: string;
}

/** Permission `supervise`, over a place in the post's own units. */
export function supervises(caller: Caller, at: Place): boolean {
  const within = (unit: string | undefined) => unit !== undefined && caller.units.includes(unit);
  return (
    caller.space === at.space &&
    caller.permissions.includes('supervise') &&
    (caller.whole || within(at.community) || within(at.grid))
  );
}

/** The same for a task: by its place, or because it is for posts of their units. */
export const supervisesTask = (caller: Caller, task: TaskDoc): boolean =>
  supervises(caller, task) || ofUnits(caller, task);

function ofUnits(caller: Caller, task: TaskDoc): boolean {
  return (
    caller.space === task.space &&
    caller.permissions.includes('supervise') &&
    task.candidatePosts.some((post) => caller.unitPosts.includes(post))
  );
}

export async function tasksOfCase(store: Store, caseId: string): Promise<readonly TaskDoc[]> {
  const page = await store.find('tasks', {
    filter: { case: caseId },
    sort: [['createdAt', 1]],
    limit: 1000,
  });
  return page.docs.map((doc) => readAs<TaskDoc>(doc));
}

/** A case as its applicant: signed in as who sent it, or opened in this session by secret or code. */
export async function applicantAccess(store: Store, caller: Caller, caseId: string): Promise<CaseAccess> {
  const found = await store.load('cases', caseId);
  if (!found) throw notFound(CASE);
  const doc = readAs<CaseDoc>(found);
  if (!isApplicant(caller, doc)) throw notFound(CASE);
  return { doc, standing: 'applicant', tasks: [] };
}

export function isApplicant(caller: Caller, doc: CaseDoc): boolean {
  return (
    caller.opened.includes(doc._id) ||
    (doc.applicant !== undefined && caller.kind !== 'guest' && doc.applicant === ownerOf(caller))
  );
}

/** `resident:<id>`, `staff:<id>`, `guest:<id>`: whose drafts, files and applications. */
export const ownerOf = (caller: Caller): string => `${caller.kind}:${caller.id}`;

/** As an applicant where they are one, else as staff. */
export async function anyAccess(store: Store, caller: Caller, caseId: string): Promise<CaseAccess> {
  if (caller.kind !== 'staff') return applicantAccess(store, caller, caseId);
  const found = await store.load('cases', caseId);
  if (found && isApplicant(caller, readAs<CaseDoc>(found))) return applicantAccess(store, caller, caseId);
  return staffAccess(store, caller, caseId);
}

/** The worklists: mine, my group's, what I did, what is late. All by what is declared and indexed. */
import type { Directory, Instant } from '#runtime/model';
import type { DueState, TaskCounts, TaskRow } from '#runtime/wire';
import { gramFilter, readAs, type TaskDoc } from '#server/host';
import { type Caller, scope } from '#server/security';
import type { Filter, Query } from '#server/store';
import { type Ground, iso, personName } from '../cases/ground.ts';
import { dueFilter, dueStateOf } from './due.ts';

export interface TaskQuery {
  readonly view: 'mine' | 'group' | 'done' | 'late';
  readonly q?: string;
  readonly service?: string;
  readonly community?: string;
  readonly due?: DueState;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface TaskPage {
  readonly items: readonly TaskRow[];
  readonly total: number;
  readonly cursor?: string;
  readonly counts: TaskCounts;
}

const MOST = 200;
const NOBODY: Filter = { _id: '' };

export async function listTasks(ground: Ground, caller: Caller, query: TaskQuery): Promise<TaskPage> {
  const now = ground.now();
  const directory = await ground.directory(caller.space);
  const filter = narrowed(viewFilter(caller, query.view, now), query, now);
  const [page, total, counts] = await Promise.all([
    pageOf(ground, filter, query),
    ground.store.count('tasks', filter),
    countsOf(ground, caller, now),
  ]);
  return {
    items: page.docs.map((doc) => taskRow(doc, directory, now)),
    total,
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    counts,
  };
}

export function taskRow(doc: TaskDoc, directory: Directory, now: Instant): TaskRow {
  return {
    id: doc._id,
    caseId: doc.case,
    number: doc.number,
    title: doc.title,
    service: doc.service,
    name: doc.name,
    state: doc.state,
    ...(doc.assignee ? { assignee: { id: doc.assignee, name: personName(directory, doc.assignee) } } : {}),
    ...(doc.community ? { community: unitName(directory, doc.community) } : {}),
    priority: doc.priority,
    createdAt: iso(doc.createdAt),
    ...(doc.due === undefined ? {} : { due: iso(doc.due) }),
    dueState: dueStateOf(doc, now),
    trial: doc.trial,
  };
}

/** What people call it; a unit that is gone keeps its id. */
function unitName(directory: Directory, id: string): string {
  return directory.units.find((unit) => unit.id === id)?.name ?? id;
}

/** Who handles by their current post; another post of theirs shows its own list after a switch. */
function viewFilter(caller: Caller, view: TaskQuery['view'], now: Instant): Filter {
  const { space } = caller;
  const open = { space, open: true, forApplicant: false };
  switch (view) {
    case 'mine':
      return { ...open, assignee: caller.id };
    case 'group':
      return { ...open, assignee: null, $or: groups(caller) };
    case 'done':
      return { space, doneBy: caller.id, open: false };
    case 'late': {
      const visible = scope(caller.ability, 'read', 'tasks') ?? NOBODY;
      return { $and: [open, dueFilter('late', now), visible] };
    }
  }
}

function groups(caller: Caller): Filter[] {
  const byPost = caller.post ? [{ candidatePosts: caller.post.id }] : [];
  return [{ candidateUsers: caller.id }, ...byPost];
}

function narrowed(view: Filter, query: TaskQuery, now: Instant): Filter {
  const parts: Filter[] = [view];
  if (query.service) parts.push({ service: query.service });
  if (query.community) parts.push({ $or: [{ community: query.community }, { grid: query.community }] });
  if (query.q?.trim()) parts.push(gramFilter(query.q) ?? NOBODY);
  if (query.due) parts.push(dueFilter(query.due, now));
  return { $and: parts };
}

/**
 * What has a due time first, nearest first, then what has none, oldest first: two questions behind one cursor.
 */
async function pageOf(
  ground: Ground,
  filter: Filter,
  query: TaskQuery,
): Promise<{ readonly docs: readonly TaskDoc[]; readonly cursor?: string }> {
  const limit = Math.min(query.limit ?? 50, MOST);
  const find = async (part: Omit<Query, 'limit'>, most: number) => {
    const page = await ground.store.find('tasks', { ...part, limit: most });
    return { docs: page.docs.map((doc) => readAs<TaskDoc>(doc)), cursor: page.cursor };
  };
  const after = (cursor: string | undefined) => (cursor ? { after: cursor } : {});
  if (query.view === 'done') {
    const page = await find({ filter, sort: [['doneAt', -1]], ...after(query.cursor) }, limit);
    return { docs: page.docs, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  }
  const [, phase = 'due', inner = ''] = /^(due|rest)\.(.*)$/s.exec(query.cursor ?? '') ?? [];
  const docs: TaskDoc[] = [];
  if (phase === 'due') {
    const timed = { $and: [filter, { due: { $gt: 0 } }] };
    const page = await find({ filter: timed, sort: [['due', 1]], ...after(inner) }, limit);
    if (page.cursor !== undefined) return { docs: page.docs, cursor: `due.${page.cursor}` };
    docs.push(...page.docs);
    if (docs.length >= limit) return { docs, cursor: 'rest.' };
  }
  const rest = { $and: [filter, { due: null }] };
  const page = await find(
    { filter: rest, sort: [['createdAt', 1]], ...(phase === 'rest' ? after(inner) : {}) },
    limit - docs.length,
  );
  docs.push(...page.docs);
  return { docs, ...(page.cursor === undefined ? {} : { cursor: `rest.${page.cursor}` }) };
}

async function countsOf(ground: Ground, caller: Caller, now: Instant): Promise<TaskCounts> {
  const count = (filter: Filter): Promise<number> => ground.store.count('tasks', filter);
  const [mine, group, late, soon] = await Promise.all([
    count(viewFilter(caller, 'mine', now)),
    count(viewFilter(caller, 'group', now)),
    count(viewFilter(caller, 'late', now)),
    count({ $and: [viewFilter(caller, 'mine', now), dueFilter('soon', now)] }),
  ]);
  return { mine, group, late, soon };
}

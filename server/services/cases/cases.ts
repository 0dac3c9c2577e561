/** Cases as staff see and operate them. */
import { incidentsOf, tokensOf, variablesOf } from '#runtime/engine';
import { accessOf, type CompiledForm, nodeAt } from '#runtime/form';
import type { Audience, Instant, StepRights, Text } from '#runtime/model';
import { isRecord, type Value, type Variables } from '#runtime/values';
import type { CaseDetail, CaseFile, CaseRow, DiagramResource, Endpoints, TimelineRow } from '#runtime/wire';
import { type CaseDoc, gramFilter, readAs, soonAtOf, type TaskDoc } from '#server/host';
import { forbidden, notFound } from '#server/problem';
import { type Caller, scope } from '#server/security';
import type { Filter } from '#server/store';
import { accepted } from '../applications/index.ts';
import { sees } from '../comments/index.ts';
import { type FileDoc, refOf } from '../files/index.ts';
import { dueStateOf } from '../tasks/due.ts';
import { anyAccess, type CaseAccess, staffAccess, supervisesTask, tasksOfCase } from './access.ts';
import { applicationSeenBy, caseDetail } from './detail.ts';
import { filesSeenBy } from './files.ts';
import { type Ground, iso } from './ground.ts';
import { formOf, stepRights } from './narrow.ts';
import { type OpenCase, openCase, viewOf } from './open.ts';
import { timelineSeenBy } from './timeline.ts';
import { whoWrote } from './who.ts';

type Incident = Endpoints['GET /api/incidents']['answer']['items'][number];

export interface CaseQuery {
  readonly q?: string;
  readonly service?: string;
  readonly status?: string;
  readonly late?: '1';
  readonly limit?: number;
  readonly cursor?: string;
}

export interface CasesService {
  list(
    caller: Caller,
    query: CaseQuery,
  ): Promise<{ readonly items: readonly CaseRow[]; readonly total: number; readonly cursor?: string }>;
  get(caller: Caller, id: string): Promise<CaseDetail>;
  timeline(caller: Caller, id: string): Promise<readonly TimelineRow[]>;
  diagram(caller: Caller, id: string): Promise<DiagramResource>;
  files(caller: Caller, id: string): Promise<readonly CaseFile[]>;
  cancel(caller: Caller, id: string, key: string, reason: string): Promise<CaseDetail>;
  /** One masked value in clear. The caller's audit keeps who, which and why. */
  reveal(caller: Caller, id: string, field: string): Promise<Value>;
  incidents(caller: Caller): Promise<readonly Incident[]>;
  resolve(
    caller: Caller,
    id: string,
    incident: string,
    key: string,
    variables?: Variables,
  ): Promise<CaseDetail>;
}

const MOST_OWN = 500;

export function createCases(ground: Ground): CasesService {
  const { store, host, now } = ground;

  const access = (caller: Caller, id: string): Promise<CaseAccess> => staffAccess(store, caller, id);
  const detail = async (caller: Caller, id: string): Promise<CaseDetail> =>
    caseDetail(ground, await access(caller, id));

  /** What they supervise or operate, and what they have or had a task in. */
  const visible = async (caller: Caller): Promise<Filter> => {
    const above = scope(caller.ability, 'read', 'cases');
    if (!caller.permissions.includes('handle-tasks')) return above ?? { _id: '' };
    const own = await store.find('tasks', {
      filter: {
        space: caller.space,
        $or: [
          { assignee: caller.id },
          { doneBy: caller.id },
          { candidateUsers: caller.id },
          ...(caller.post ? [{ candidatePosts: caller.post.id }] : []),
        ],
      },
      sort: [['createdAt', -1]],
      limit: MOST_OWN,
    });
    const ids = [...new Set(own.docs.map((doc) => String(doc.case)))];
    return { $or: [...(above ? [above] : []), { _id: { $in: ids } }] };
  };

  return {
    async list(caller, query) {
      const filter: Filter = {
        $and: [
          { space: caller.space },
          await visible(caller),
          ...(query.service ? [{ service: query.service }] : []),
          ...(query.status ? [{ status: query.status }] : []),
          ...(query.late ? [{ status: 'running', due: { $lt: now() } }] : []),
          ...(query.q?.trim() ? [gramFilter(query.q) ?? { _id: '' }] : []),
        ],
      };
      const page = await store.find('cases', {
        filter,
        sort: [['startedAt', -1]],
        limit: Math.min(query.limit ?? 50, 200),
        ...(query.cursor ? { after: query.cursor } : {}),
      });
      return {
        items: page.docs.map((doc) => toRow(readAs<CaseDoc>(doc), now())),
        total: await store.count('cases', filter),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      };
    },

    get: detail,

    async timeline(caller, id) {
      const seen = await access(caller, id);
      return timelineSeenBy(await openCase(ground, seen.doc), seen, caller);
    },

    async diagram(caller, id) {
      const seen = await access(caller, id);
      const { state, release, events } = await openCase(ground, seen.doc);
      const active = Object.keys(tokensOf(state));
      const begun = events.flatMap(({ data }) =>
        [data.el, data.start].filter((el) => typeof el === 'string'),
      );
      return {
        xml: release.body.process,
        active,
        done: [...new Set(begun)].filter((el) => release.graph.elements.has(el) && !active.includes(el)),
        incidents: incidentsOf(state).map((incident) => incident.element),
      };
    },

    async files(caller, id) {
      const seen = await anyAccess(store, caller, id);
      const page = await store.find('files', {
        filter: { case: id, state: 'kept' },
        sort: [['createdAt', 1]],
        limit: 1000,
      });
      const inForms = await filesSeenBy(ground, seen);
      const shown = page.docs
        .map((doc) => readAs<FileDoc>(doc))
        .filter((file) => (file.inForm ? inForms.has(file._id) : sees(seen.standing, file.audience)));
      return Promise.all(
        shown.map(async (file) => ({
          ...refOf(file),
          at: iso(file.createdAt),
          who: await whoWrote(ground, seen, caller, file.by),
          audience: file.audience satisfies Audience,
          dataClass: file.dataClass,
        })),
      );
    },

    async cancel(caller, id, key, reason) {
      await access(caller, id);
      const request = { key, actor: caller.actor, channel: 'workbench' as const, reason };
      accepted(await host.send(id, request, { type: 'cancel-case' }));
      return detail(caller, id);
    },

    async reveal(caller, id, field) {
      const seen = await access(caller, id);
      if (seen.standing === 'operator') throw forbidden();
      const open = await openCase(ground, seen.doc);
      const tasks = await tasksOfCase(store, id);
      const above = seen.standing === 'supervisor';
      const mine = above ? tasks.filter((task) => supervisesTask(caller, task)) : seen.tasks;
      const value = revealed(open, seen, mine, field);
      // A hidden field is not there for them; its name must not be confirmed.
      if (value === undefined) throw notFound(FIELD);
      return value;
    },

    async incidents(caller) {
      const mine = scope(caller.ability, 'read', 'cases');
      const everywhere = caller.permissions.includes('admin') && caller.whole;
      if (!mine && !everywhere) return [];
      const page = await store.find('cases', {
        filter: { $and: [{ space: caller.space, incident: true }, everywhere ? {} : (mine ?? {})] },
        sort: [['updatedAt', -1]],
        limit: 500,
      });
      const found = await Promise.all(
        page.docs.map(async (doc) => {
          const { number, _id } = readAs<CaseDoc>(doc);
          const live = await host.load(_id);
          const incidents = live ? incidentsOf(live.state) : [];
          return incidents.map((each) => ({
            ...{ id: each.id, caseId: _id, number, element: each.element },
            ...{ message: each.message, at: iso(each.at) },
          }));
        }),
      );
      return found.flat();
    },

    async resolve(caller, id, incident, key, variables) {
      await access(caller, id);
      const command = { type: 'resolve-incident', incident, ...(variables ? { variables } : {}) } as const;
      accepted(await host.send(id, { key, actor: caller.actor, channel: 'workbench' }, command));
      return detail(caller, id);
    },
  };
}

/** From the application, or from the form of a step that they have or look at: wherever it is not hidden from them. */
function revealed(
  open: OpenCase,
  seen: CaseAccess,
  tasks: readonly TaskDoc[],
  field: string,
): Value | undefined {
  const shows = (form: CompiledForm, rights: StepRights): boolean => {
    const node = nodeAt(form, field);
    const right = node && accessOf(form, rights)[node.id];
    return node?.holds === 'leaf' && right !== undefined && right !== 'hide';
  };
  const { form, rights } = applicationSeenBy(open, seen);
  if (shows(form, rights)) return valueAt(variablesOf(open.state), field);
  for (const task of tasks) {
    const step = open.release.graph.elements.get(task.element)?.form;
    const schema = step && open.release.body.forms[step.key];
    if (!step || !schema) continue;
    const compiled = formOf(schema);
    if (!shows(compiled, stepRights(compiled, seen.standing, step.rights))) continue;
    const value = valueAt(viewOf(open, task)?.saved ?? variablesOf(open.state), field);
    if (value !== undefined) return value;
  }
  return undefined;
}

const FIELD: Text = { zh: '字段', en: 'field' };

/** `members.0.name` */
function valueAt(values: Variables, path: string): Value | undefined {
  let at: Value | undefined = { ...values };
  for (const name of path.split('.')) {
    if (Array.isArray(at)) at = at[Number(name)];
    else at = isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

function toRow(doc: CaseDoc, now: Instant): CaseRow {
  const running = doc.status === 'running';
  const time = doc.due === undefined ? {} : { due: doc.due, soonAt: soonAtOf(doc.startedAt, doc.due) };
  return {
    id: doc._id,
    number: doc.number,
    title: doc.title,
    service: doc.service,
    status: doc.status,
    startedAt: iso(doc.startedAt),
    ...(doc.endedAt === undefined ? {} : { endedAt: iso(doc.endedAt) }),
    ...(doc.due === undefined ? {} : { due: iso(doc.due) }),
    dueState: dueStateOf({ state: running ? 'open' : 'done', ...time }, now),
    trial: doc.trial,
    incident: doc.incident,
  };
}

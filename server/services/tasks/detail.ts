/** One task with its form by rights, what may be done now and by whom. */
import { supplementsOf, type TaskView, variablesOf } from '#runtime/engine';
import { type CompiledForm, narrowSchema, narrowValues } from '#runtime/form';
import type { StepRights, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { TaskDetail } from '#runtime/wire';
import { readAs, type TaskDoc } from '#server/host';
import { notFound } from '#server/problem';
import type { Caller } from '#server/security';
import { type CaseAccess, candidate, ownTask, staffAccess, supervisesTask } from '../cases/access.ts';
import { caseDetail } from '../cases/detail.ts';
import { type Ground, iso, workingDaysLeft } from '../cases/ground.ts';
import { formOf, lookOnly, stepRights } from '../cases/narrow.ts';
import { type OpenCase, openCase, viewOf } from '../cases/open.ts';
import { taskRow } from './list.ts';

const TASK: Text = { zh: '待办', en: 'task' };

/** A task that this caller may see, with its case. */
export interface SeenTask {
  readonly doc: TaskDoc;
  readonly access: CaseAccess;
  /** Theirs, or looked at from above. */
  readonly own: boolean;
}

/** @throws ProblemException 404 for whom it does not concern */
export async function seeTask(ground: Ground, caller: Caller, id: string): Promise<SeenTask> {
  const found = await ground.store.load('tasks', id);
  if (!found || found.space !== caller.space || caller.kind !== 'staff') throw notFound(TASK);
  const doc = readAs<TaskDoc>(found);
  const own = ownTask(caller, doc) && caller.permissions.includes('handle-tasks');
  if (!own && !supervisesTask(caller, doc)) throw notFound(TASK);
  return { doc, own, access: await staffAccess(ground.store, caller, doc.case) };
}

export async function taskDetail(ground: Ground, caller: Caller, seen: SeenTask): Promise<TaskDetail> {
  const { doc, access } = seen;
  const open = await openCase(ground, access.doc);
  const view = doc.open ? viewOf(open, doc) : undefined;
  const { form, formKey, rights, values } = formSeen(open, seen, view);
  const asked = supplementsOf(open.state).find((each) => each.task === doc.task);
  const names = open.release.graph.elements;
  return {
    ...taskRow(doc, open.directory, ground.now()),
    version: open.version,
    ...(formKey === undefined ? {} : { form: narrowSchema(form, rights), formKey }),
    rights,
    values,
    buttons: view && seen.own ? view.buttons : [],
    may: view ? mayDo(caller, seen, view) : [],
    sendBackTargets: (view?.sendBackTargets ?? []).map((element) => ({
      element,
      name: names.get(element)?.name ?? element,
    })),
    ...(view?.deadline ? { deadline: view.deadline } : {}),
    ...(await workingDaysLeft(ground, doc.space, view?.deadline)),
    ...(asked
      ? {
          supplement: {
            items: asked.items,
            askedAt: iso(asked.askedAt),
            ...(asked.due === undefined ? {} : { due: iso(asked.due) }),
          },
        }
      : {}),
    case: await caseDetail(ground, access, open),
  };
}

/** The form of a task as this person may see it. */
function formSeen(
  open: OpenCase,
  seen: SeenTask,
  view: TaskView | undefined,
): { form: CompiledForm; formKey: string | undefined; rights: StepRights; values: Variables } {
  const { doc, own } = seen;
  const drawn = open.release.graph.elements.get(doc.element)?.form;
  const formKey = view?.form ?? drawn?.key;
  const form = formOf((formKey === undefined ? undefined : open.release.body.forms[formKey]) ?? NO_FORM);
  const step = view?.rights ?? drawn?.rights ?? { otherwise: 'read', fields: {} };
  const rights = own ? (view ? step : lookOnly(step)) : stepRights(form, 'supervisor', step);
  return {
    form,
    formKey,
    rights,
    values: narrowValues(form, view?.saved ?? closedValues(open, doc), rights),
  };
}

const NO_FORM = { type: 'object', properties: {} } as const;

/** What stood in the form when it was closed: the case's values with what this step sent on top. */
function closedValues({ state, events }: OpenCase, doc: TaskDoc): Variables {
  const done = events.findLast(
    (event) => event.type === 'task-completed' && String(event.data.task) === doc.task,
  );
  return { ...variablesOf(state), ...((done?.data.variables ?? {}) as Variables) };
}

/** Acts that are legal now for this person in this post. The engine has the last word. */
export function mayDo(caller: Caller, seen: SeenTask, view: TaskView): TaskDetail['may'] {
  const above: TaskDetail['may'] = supervisesTask(caller, seen.doc) ? ['hand-over'] : [];
  if (view.state !== 'open') return [];
  const mine = view.assignee === caller.id;
  const free = view.assignee === undefined && seen.own && candidate(caller, view);
  if (!mine && !free) return above;
  const drawn = new Set(view.buttons.map((button) => button.action));
  if (view.sendBackTargets.length === 0) drawn.delete('send-back');
  if (free) drawn.delete('return');
  return [...(free ? (['claim'] as const) : []), ...new Set([...drawn, ...above])];
}

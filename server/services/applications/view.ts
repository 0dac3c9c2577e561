/** An application as its applicant sees it: plain words, real dates, their own values, nothing else. */
import {
  canWithdraw,
  caseDeadlineOf,
  type DeadlineView,
  supplementsOf,
  type TaskView,
  tasksOf,
  tokensOf,
} from '#runtime/engine';
import { narrowSchema, narrowValues } from '#runtime/form';
import type { ApplicationDetail, ApplicationRow } from '#runtime/wire';
import type { Caller } from '#server/security';
import type { CaseAccess } from '../cases/access.ts';
import {
  type Ground,
  iso,
  NOBODY_NAMED,
  nameWithPost,
  postName,
  wordsFor,
  workingDaysLeft,
} from '../cases/ground.ts';
import { formOf, lookOnly } from '../cases/narrow.ts';
import { filesIn, type OpenCase, openCase, sentByApplicant } from '../cases/open.ts';
import { commentsOf } from '../comments/index.ts';
import { startFormOf } from '../designs/index.ts';
import { ratingOf } from '../ratings/index.ts';
import { stepsOf } from './steps.ts';
import { type Progress, publicState, stateText } from './words.ts';

export async function applicationDetail(
  ground: Ground,
  access: CaseAccess,
  caller: Pick<Caller, 'locale'>,
): Promise<ApplicationDetail> {
  const open = await openCase(ground, access.doc);
  const { doc, state, release, events, directory } = open;
  const running = state.status === 'running';
  const tasks = running ? tasksOf(release.graph, state) : [];
  const progress = progressOf(open, tasks);
  const start = startFormOf(release);
  const form = formOf(start.form);
  const rights = lookOnly(start.rights);
  const values = narrowValues(form, sentByApplicant(events), rights);
  const supplement = running ? supplementsOf(state)[0] : undefined;
  const declined = events.findLast((event) => event.type === 'case-declined');
  const rating = await ratingOf(ground.store, doc._id);
  const street = await ground.street(doc.space);
  const holder = holderOf(open, tasks);
  return {
    ...rowOf(open, progress),
    ...(await workingDaysLeft(ground, doc.space, running ? caseDeadlineOf(state) : undefined)),
    version: open.version,
    service: {
      id: doc.service,
      title: release.body.page.title,
      phone: release.body.page.phone ?? street.phone,
      street: street.name,
    },
    ...(holder === undefined ? {} : { holder }),
    steps: stepsOf(release.graph, events, new Set(Object.keys(tokensOf(state))), running).map((step) => ({
      label: step.label,
      state: step.state,
      ...(step.at === undefined ? {} : { at: iso(step.at) }),
    })),
    form: narrowSchema(form, rights),
    values,
    files: await filesIn(ground, values),
    messages: (await commentsOf(ground, access)).map((comment) => ({
      at: iso(comment.at),
      from:
        comment.by.kind === 'staff'
          ? nameWithPost(directory, comment.by.id, comment.by.post)
          : wordsFor(caller, NOBODY_NAMED.you),
      text: comment.text,
    })),
    ...(supplement
      ? {
          supplement: {
            id: supplement.id,
            items: supplement.items,
            fields: supplement.fields,
            ...(supplement.due === undefined ? {} : { due: iso(supplement.due) }),
          },
        }
      : {}),
    tasks: tasks.filter(forApplicantNow).map((task) => taskOf(open, task)),
    ...(declined
      ? { decline: { reason: declined.by.reason ?? '', remedies: String(declined.data.remedies ?? '') } }
      : {}),
    canWithdraw: mayWithdraw(open),
    canRate: isFinished(state.status) && release.body.ratingAtEnd && rating === undefined,
    ...(rating ? { rating } : {}),
  };
}

/** Until a member of staff took it or did something; the engine itself asks for less. */
export function mayWithdraw(open: OpenCase): boolean {
  const { taken, moved } = progressOf(open);
  return canWithdraw(open.state) && !taken && !moved;
}

/**
 * A case that was done or declined is rated: 国办发〔2019〕51号 (关于建立政务服务“好差评”制度) asks for one rating of
 * every matter (“一事一评”), and who was declined had the service too. Withdrawn or cancelled, there was none to rate.
 */
export function isFinished(status: string): boolean {
  return status === 'completed' || status === 'terminated' || status === 'declined';
}

/** When it is due, and whether the calendar knows the holidays of that year. */
export function dueOf(
  deadline: Pick<DeadlineView, 'due' | 'notCovered'> | undefined,
): Pick<ApplicationRow, 'due' | 'dueMayMove'> {
  if (!deadline) return {};
  return { due: iso(deadline.due), ...(deadline.notCovered ? { dueMayMove: true } : {}) };
}

export function rowOf(open: OpenCase, progress: Progress): ApplicationRow {
  const { doc, state } = open;
  const shown = publicState(state.status, progress);
  const deadline = state.status === 'running' ? caseDeadlineOf(state) : undefined;
  return {
    caseId: doc._id,
    number: state.number ?? doc.number,
    title: doc.title,
    state: shown,
    stateText: stateText(shown),
    ...dueOf(deadline),
    updatedAt: iso(open.events.at(-1)?.by.at ?? doc.updatedAt),
  };
}

/** A step of the drawing that the applicant does now. */
export const forApplicantNow = (task: TaskView): boolean => task.forApplicant && task.state === 'open';

/** Was it taken up? Only what staff did counts, not what the applicant or a timer did. */
export function progressOf({ events, release, state }: OpenCase, tasks?: readonly TaskView[]): Progress {
  const open = tasks ?? (state.status === 'running' ? tasksOf(release.graph, state) : []);
  const byStaff = events.filter((event) => event.by.actor.kind === 'staff' && event.by.channel !== 'portal');
  const did = (type: string): boolean => byStaff.some((event) => event.type === type);
  return {
    waitsForApplicant:
      open.some(forApplicantNow) || open.some((task) => task.state === 'waiting-for-applicant'),
    taken: did('task-claimed') || did('supplement-asked'),
    moved: did('task-completed') || did('task-sent-back'),
  };
}

/** Who has it now: people with their post; a post where nobody took it yet. */
function holderOf({ directory }: OpenCase, tasks: readonly TaskView[]): string | undefined {
  const held = tasks.filter((task) => !task.forApplicant);
  const names = held.flatMap((task): string[] => {
    if (task.assignee !== undefined) return [nameWithPost(directory, task.assignee)];
    const post = directory.posts.find((each) => task.candidatePosts.includes(each.id));
    return post ? [postName(directory, post)] : [];
  });
  return names.length === 0 ? undefined : [...new Set(names)].join('、');
}

function taskOf({ release }: OpenCase, task: TaskView): ApplicationDetail['tasks'][number] {
  const schema = task.form === undefined ? undefined : release.body.forms[task.form];
  const form = formOf(schema ?? { type: 'object', properties: {} });
  return {
    id: task.id,
    name: task.name,
    form: narrowSchema(form, task.rights),
    rights: task.rights,
    buttons: task.buttons.filter((button) => button.action === 'complete'),
    values: narrowValues(form, task.saved, task.rights),
    ...dueOf(task.deadline),
  };
}

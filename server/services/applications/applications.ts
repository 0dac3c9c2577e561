/** What an applicant may do with an application: follow, answer, confirm, withdraw, rate. */
import { supplementsOf, tasksOf, variablesOf } from '#runtime/engine';
import type { Actor, StepRights, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { ApplicationDetail, ApplicationRow } from '#runtime/wire';
import { type CaseDoc, type HostResult, readAs } from '#server/host';
import { invalid, notFound, ProblemException } from '#server/problem';
import type { Caller } from '#server/security';
import { applicantAccess, ownerOf } from '../cases/access.ts';
import type { Ground } from '../cases/ground.ts';
import { type OpenCase, openCase, sentByApplicant } from '../cases/open.ts';
import { startFormOf } from '../designs/index.ts';
import { type FileDoc, keepFiles } from '../files/index.ts';
import { type Rating, rate } from '../ratings/index.ts';
import { judge } from './judge.ts';
import { applicationDetail, forApplicantNow, isFinished, mayWithdraw, progressOf, rowOf } from './view.ts';

export interface ApplicationsService {
  list(caller: Caller): Promise<readonly ApplicationRow[]>;
  get(caller: Caller, caseId: string): Promise<ApplicationDetail>;
  /** Only the fields that were asked for may change. */
  answer(
    caller: Caller,
    caseId: string,
    key: string,
    answer: { readonly supplement: string; readonly values: Variables },
  ): Promise<ApplicationDetail>;
  complete(
    caller: Caller,
    caseId: string,
    task: string,
    key: string,
    done: { readonly values: Variables; readonly button?: string },
  ): Promise<ApplicationDetail>;
  /** Before anybody took it up. @throws ProblemException 409 afterwards */
  withdraw(caller: Caller, caseId: string, key: string, reason?: string): Promise<ApplicationDetail>;
  rate(caller: Caller, caseId: string, rating: Rating): Promise<ApplicationDetail>;
}

export function createApplications(ground: Ground): ApplicationsService {
  const { store, host } = ground;

  const detail = async (caller: Caller, caseId: string): Promise<ApplicationDetail> =>
    applicationDetail(ground, await applicantAccess(store, caller, caseId), caller);

  const open = async (caller: Caller, caseId: string): Promise<OpenCase> =>
    openCase(ground, (await applicantAccess(store, caller, caseId)).doc);

  /** A retry of what was done already finds nothing open any more; its answer is the application as it stands. */
  const wasDone = (events: OpenCase['events'], key: string): boolean =>
    events.some((event) => event.by.id === key);

  return {
    async list(caller) {
      const mine = caller.kind === 'guest' ? [] : [{ applicant: ownerOf(caller) }];
      const opened = caller.opened.map((id) => ({ _id: id }));
      if (mine.length + opened.length === 0) return [];
      const page = await store.find('cases', {
        filter: { $or: [...mine, ...opened] },
        sort: [['startedAt', -1]],
        limit: 200,
      });
      return Promise.all(
        page.docs.map(async (doc) => {
          const one = await openCase(ground, readAs<CaseDoc>(doc));
          return rowOf(one, progressOf(one));
        }),
      );
    },

    get: detail,

    async answer(caller, caseId, key, { supplement, values }) {
      const one = await open(caller, caseId);
      if (wasDone(one.events, key)) return detail(caller, caseId);
      const asked = supplementsOf(one.state).find((each) => each.id === supplement);
      if (!asked)
        throw notOpen({ zh: '这次补正已经处理过了', en: 'This supplement was answered or is over' });
      const start = startFormOf(one.release);
      const judged = await judge(ground, {
        space: one.doc.space,
        form: start.form,
        rights: onlyThese(start.rights, asked.fields),
        values,
        stored: sentByApplicant(one.events),
        standing: variablesOf(one.state),
        mayUse: (file) => fileOf(caller, caseId, file),
      });
      const done = await host.send(
        caseId,
        { key, actor: actorOf(caller, one), channel: 'portal' },
        { type: 'answer-supplement', supplement, variables: judged.values },
      );
      accepted(done);
      await keepFiles(store, judged.files, caseId, 'applicant');
      return detail(caller, caseId);
    },

    async complete(caller, caseId, taskId, key, { values, button }) {
      const one = await open(caller, caseId);
      if (wasDone(one.events, key)) return detail(caller, caseId);
      const task = tasksOf(one.release.graph, one.state).find(
        (each) => each.id === taskId && forApplicantNow(each),
      );
      if (!task) throw notOpen({ zh: '这一步已经完成', en: 'This step is done already' });
      const schema = task.form === undefined ? undefined : one.release.body.forms[task.form];
      const judged = await judge(ground, {
        space: one.doc.space,
        form: schema ?? { type: 'object', properties: {} },
        ...{ rights: task.rights, values, stored: task.saved },
        mayUse: (file) => fileOf(caller, caseId, file),
      });
      const done = await host.send(
        caseId,
        { key, actor: actorOf(caller, one), channel: 'portal' },
        {
          type: 'complete-task',
          task: taskId,
          variables: judged.values,
          ...(button === undefined ? {} : { button }),
        },
      );
      accepted(done);
      await keepFiles(store, judged.files, caseId, 'applicant');
      return detail(caller, caseId);
    },

    async withdraw(caller, caseId, key, reason) {
      const one = await open(caller, caseId);
      if (wasDone(one.events, key)) return detail(caller, caseId);
      if (one.state.status === 'running' && !mayWithdraw(one)) throw tooLate();
      const done = await host.send(
        caseId,
        {
          ...{ key, actor: actorOf(caller, one), channel: 'portal' as const, expected: one.version },
          ...(reason === undefined ? {} : { reason }),
        },
        { type: 'withdraw-case' },
      );
      // Somebody took it up at this very moment.
      if (!done.ok && done.status === 412) throw tooLate();
      accepted(done);
      return detail(caller, caseId);
    },

    async rate(caller, caseId, rating) {
      const one = await open(caller, caseId);
      if (!isFinished(one.state.status) || !one.release.body.ratingAtEnd) {
        throw notOpen({ zh: '这个办件现在不能评价', en: 'This case cannot be rated now' });
      }
      await rate(store, ground.now(), one.doc, rating);
      return detail(caller, caseId);
    },
  };
}

/** Fields that were asked for, as far as the applicant could ever write them. */
function onlyThese(rights: StepRights, fields: readonly string[]): StepRights {
  const mayWrite = (path: string): boolean => (rights.fields[path] ?? rights.otherwise) === 'edit';
  const kept = Object.entries(rights.fields).map(
    ([path, access]) => [path, access === 'edit' ? 'read' : access] as const,
  );
  return {
    otherwise: rights.otherwise === 'edit' ? 'read' : rights.otherwise,
    fields: {
      ...Object.fromEntries(kept),
      ...Object.fromEntries(fields.filter(mayWrite).map((path) => [path, 'edit' as const])),
    },
  };
}

/** A file they uploaded to this case, or one that already is part of it. */
function fileOf(caller: Caller, caseId: string, file: FileDoc): boolean {
  return (
    file.case === caseId && (file.owner === ownerOf(caller) || (file.inForm && file.audience === 'applicant'))
  );
}

/**
 * Who opened the matter by its secret or a code has proved to be its applicant, whoever is signed in: the case's own
 * applicant acts.
 */
function actorOf(caller: Caller, { state }: OpenCase): Actor {
  const { applicant } = state;
  if (applicant?.id === undefined) return { kind: 'resident', id: caller.id };
  return { kind: applicant.kind === 'staff' ? 'staff' : 'resident', id: applicant.id };
}

export function accepted<T>(result: HostResult<T>): T {
  if (result.ok) return result.value;
  if (result.status === 404) throw notFound({ zh: '办件', en: 'case' });
  if (result.status === 422) throw invalid([{ path: '', code: result.code, message: result.message }]);
  throw new ProblemException(result.code, result.status, result.message, { mend: AGAIN });
}

const AGAIN: Text = { zh: '请刷新，看过最新情况再操作。', en: 'Reload, look at how it stands, then act.' };

function notOpen(title: Text): ProblemException {
  return new ProblemException('not-open', 409, title, { mend: AGAIN });
}

function tooLate(): ProblemException {
  return new ProblemException(
    'too-late-to-withdraw',
    409,
    { zh: '已经有人受理，不能撤回了', en: 'It was taken up already and cannot be withdrawn' },
    {
      mend: {
        zh: '如需停止办理，请打电话联系办理单位。',
        en: 'Call the unit that handles it to have it stopped.',
      },
    },
  );
}

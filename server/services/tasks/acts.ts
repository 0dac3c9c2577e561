/** What staff do with a task. Each act is one command of the case, decided by the engine. */
import type { Command } from '#runtime/engine';
import type { Instant, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { TaskDetail } from '#runtime/wire';
import { type CaseVersion, type HostResult, readAs, type TaskDoc } from '#server/host';
import { forbidden, invalid, ProblemException, versionConflict } from '#server/problem';
import type { Caller } from '#server/security';
import { accepted, judge, judgeUnfinished } from '../applications/index.ts';
import { candidate, ownerOf, supervisesTask } from '../cases/access.ts';
import type { Ground } from '../cases/ground.ts';
import { type OpenCase, openCase, viewOf } from '../cases/open.ts';
import { keepFiles, type Referred } from '../files/index.ts';
import { type SeenTask, seeTask, taskDetail } from './detail.ts';

export type TaskAct =
  | { readonly act: 'claim' }
  | { readonly act: 'return'; readonly reason?: string }
  | { readonly act: 'hand-over'; readonly person?: string; readonly post?: string; readonly reason: string }
  | { readonly act: 'save'; readonly values: Variables }
  | {
      readonly act: 'complete';
      readonly values: Variables;
      readonly button?: string;
      readonly reason?: string;
    }
  | {
      readonly act: 'send-back';
      readonly to: string;
      readonly mode: 'again' | 'straight';
      readonly reason: string;
    }
  | {
      readonly act: 'supplement';
      readonly items: readonly string[];
      readonly fields: readonly string[];
      readonly days?: number;
    }
  | { readonly act: 'decline'; readonly reason: string; readonly remedies: string };

export interface ActRequest {
  readonly key: string;
  /** Version of the case that was looked at. */
  readonly version: number;
  readonly at?: Instant;
}

/** Another branch of the case may move again and again; this often it is tried on the newest version. */
const MOST_TRIES = 5;

/**
 * Does it, and answers the task as it stands then.
 * @throws ProblemException 403 not theirs, 409 not legal now, 412 this task changed, 422 the form
 */
export async function actOnTask(
  ground: Ground,
  caller: Caller,
  id: string,
  request: ActRequest,
  act: TaskAct,
): Promise<TaskDetail> {
  const seen = await seeTask(ground, caller, id);
  for (let tries = 1; ; tries += 1) {
    const open = await openCase(ground, seen.access.doc);
    if (open.events.some((event) => event.by.id === request.key)) break;
    mayAct(caller, seen, act);
    if (changedSince(open, seen.doc, await newest(ground, id), request.version)) {
      throw versionConflict(await taskDetail(ground, caller, await seeTask(ground, caller, id)));
    }
    const { command, files } = await commandOf(ground, caller, seen, open, act);
    const result = await send(ground, caller, open, request, act, command);
    // Only another branch moved: this task is looked at once more.
    if (!result.ok && result.status === 412 && tries < MOST_TRIES) continue;
    accepted(result);
    await keepFiles(ground.store, files, seen.doc.case, 'handlers');
    break;
  }
  return taskDetail(ground, caller, await afterwards(ground, caller, seen));
}

function send(
  ground: Ground,
  caller: Caller,
  open: OpenCase,
  request: ActRequest,
  act: TaskAct,
  command: Command,
): Promise<HostResult<CaseVersion>> {
  const reason = 'reason' in act ? act.reason : undefined;
  return ground.host.send(
    open.doc._id,
    {
      ...{ key: request.key, actor: caller.actor, channel: 'workbench' as const, expected: open.version },
      ...(reason === undefined ? {} : { reason }),
    },
    command,
  );
}

/** Who looks from above may only hand over; who may act must hold the task or be offered it, in the post of now. */
function mayAct(caller: Caller, { doc, own }: SeenTask, act: TaskAct): void {
  if (act.act === 'hand-over' && supervisesTask(caller, doc)) return;
  if (own && (doc.assignee === caller.id || candidate(caller, doc))) return;
  throw forbidden(NOT_YOURS);
}

const NOT_YOURS: Text = {
  zh: '这个待办不在您当前岗位名下',
  en: 'This task does not belong to your current post',
};

/**
 * Did this very task change since the version that was looked at? A change elsewhere in the case does not count:
 * the task's document is written only when the task changes, and remembers by which version (`source`).
 */
function changedSince(open: OpenCase, before: TaskDoc, now: TaskDoc | undefined, version: number): boolean {
  if (open.version === version) return false;
  const source = (now ?? before).source;
  if (typeof source !== 'number' || source > version) return true;
  // What was put aside by another window of the same person does not show in the document.
  const saved = open.doc.tail.filter((link) => link.version > version);
  return saved.some((link) =>
    open.events.some(
      (event) =>
        event.seq >= link.from &&
        event.seq <= link.to &&
        event.type === 'task-saved' &&
        String(event.data.task) === before.task,
    ),
  );
}

async function newest(ground: Ground, id: string): Promise<TaskDoc | undefined> {
  const found = await ground.store.load('tasks', id);
  return found && readAs<TaskDoc>(found);
}

interface Prepared {
  readonly command: Command;
  readonly files: Referred['files'];
}

async function commandOf(
  ground: Ground,
  caller: Caller,
  seen: SeenTask,
  open: OpenCase,
  act: TaskAct,
): Promise<Prepared> {
  const { task } = seen.doc;
  const plain = (command: Command): Prepared => ({ command, files: [] });
  switch (act.act) {
    case 'claim':
      return plain({ type: 'claim-task', task });
    case 'return':
      return plain({ type: 'return-task', task });
    case 'hand-over':
      return plain({
        ...{ type: 'hand-over-task' as const, task, to: handOverTo(act, open) },
        ...(supervisesTask(caller, seen.doc) ? { supervised: true as const } : {}),
      });
    case 'send-back':
      return plain({ type: 'send-back', task, to: act.to, mode: act.mode });
    case 'supplement':
      return plain({
        type: 'ask-supplement',
        task,
        ...{ items: act.items, fields: act.fields },
        ...(act.days === undefined ? {} : { days: act.days }),
      });
    case 'decline':
      return plain({ type: 'decline-case', task, remedies: act.remedies });
    case 'save':
    case 'complete': {
      const { values, files } = await judged(ground, caller, seen, open, act);
      if (act.act === 'save') return { command: { type: 'save-task', task, variables: values }, files };
      const button = act.button === undefined ? {} : { button: act.button };
      return { command: { type: 'complete-task', task, variables: values, ...button }, files };
    }
  }
}

async function judged(
  ground: Ground,
  caller: Caller,
  { doc }: SeenTask,
  open: OpenCase,
  act: Extract<TaskAct, { act: 'save' | 'complete' }>,
): Promise<{ readonly values: Variables; readonly files: Referred['files'] }> {
  const view = viewOf(open, doc);
  if (!view) throw closed();
  const sent = {
    space: doc.space,
    form: (view.form === undefined ? undefined : open.release.body.forms[view.form]) ?? NO_FORM,
    ...{ rights: view.rights, values: act.values, stored: view.saved },
    mayUse: (file: { case?: string; owner: string; inForm: boolean }) =>
      file.case === doc.case && (file.owner === ownerOf(caller) || file.inForm),
  };
  return act.act === 'save' ? judgeUnfinished(ground, sent) : judge(ground, sent);
}

const NO_FORM = { type: 'object', properties: {} } as const;

/** Somebody of this space, once: a person or a post. */
function handOverTo(
  act: Extract<TaskAct, { act: 'hand-over' }>,
  { directory }: OpenCase,
): { readonly person?: string; readonly post?: string } {
  const { person, post } = act;
  const knows =
    (person !== undefined &&
      post === undefined &&
      directory.people.some((each) => each.id === person && each.active)) ||
    (post !== undefined && person === undefined && directory.posts.some((each) => each.id === post));
  if (!knows) {
    const message = { zh: '请选择一位在职人员或一个岗位', en: 'Choose one active person or one post' };
    throw invalid([{ path: person === undefined ? 'post' : 'person', code: 'hand-over-target', message }]);
  }
  return { ...(person === undefined ? {} : { person }), ...(post === undefined ? {} : { post }) };
}

/** After handing over it may be out of sight; the answer then is the task as it was seen, brought up to date. */
async function afterwards(ground: Ground, caller: Caller, seen: SeenTask): Promise<SeenTask> {
  const doc = (await newest(ground, seen.doc._id)) ?? seen.doc;
  const again = await seeTask(ground, caller, seen.doc._id).catch((cause: unknown) => {
    if (cause instanceof ProblemException && cause.status === 404) return undefined;
    throw cause;
  });
  return again ?? { ...seen, doc };
}

function closed(): ProblemException {
  return new ProblemException(
    'task-not-open',
    409,
    { zh: '这个待办已经办完', en: 'This task is done already' },
    { mend: { zh: '请刷新列表。', en: 'Reload the list.' } },
  );
}

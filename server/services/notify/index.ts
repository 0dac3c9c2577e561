/**
 * Telling people, from a drawing: the service task of type `notify`, and reminders. Trial cases tell staff on their
 * screens only: no message leaves the house for them.
 */
import { dayOf, type Value, type Variables } from '#runtime/values';
import type { EffectHandler, Handlers, JobCall, JobHandler } from '#server/host';
import type { DirectoryService } from '../directory/index.ts';
import type { Notifications } from '../notifications/index.ts';
import type { Sender } from '../sender/index.ts';

export interface NotifyDeps {
  readonly directory: DirectoryService;
  readonly notifications: Notifications;
  readonly sender: Sender;
  readonly zoneOf: (space: string) => Promise<string>;
}

export function createNotify(deps: NotifyDeps): Handlers {
  return { jobs: { notify: notifyJob(deps) }, effects: { notify: remindEffect(deps) } };
}

/**
 * Inputs `to` and `text` by input mapping, or task headers of the same names. `to`: `applicant` (the default), a person
 * id, a post id, or a list of them. Without a text the applicant is told the number and the title.
 */
function notifyJob(deps: NotifyDeps): JobHandler {
  return async (call) => {
    const to = texts(call.variables.to ?? call.headers.to ?? 'applicant');
    const text =
      textOf(call.variables.text) ??
      call.headers.text ??
      `您的办件 ${call.number}（${call.title}）有新的进展。`;
    const staff = to.filter((each) => each !== 'applicant');
    if (staff.length > 0) await tellStaff(deps, call, staff, text);
    if (to.includes('applicant')) await tellApplicant(deps, call, text);
    return { kind: 'done', variables: {} };
  };
}

async function tellApplicant(
  { notifications, sender }: NotifyDeps,
  call: JobCall,
  text: string,
): Promise<void> {
  const { applicant, space, caseId, key, trial } = call;
  if (!applicant) return;
  if (applicant.id !== undefined) await notifications.tell({ key, space, to: applicant.id, text, caseId });
  // At least once: a server that dies right after sending may send again. A failure is kept for the admin to retry.
  if (applicant.phone !== undefined && !trial) await sender.send({ space, phone: applicant.phone, text });
}

async function tellStaff(
  { directory, notifications }: NotifyDeps,
  call: Pick<JobCall, 'space' | 'caseId' | 'key'>,
  to: readonly string[],
  text: string,
  taskId?: string,
): Promise<void> {
  const { space, caseId, key } = call;
  for (const person of await peopleOf(directory, space, to)) {
    await notifications.tell({
      key,
      space,
      to: person,
      text,
      caseId,
      ...(taskId === undefined ? {} : { taskId }),
    });
  }
}

/** People by their ids and as holders of posts, each once. */
async function peopleOf(
  directory: DirectoryService,
  space: string,
  to: readonly string[],
): Promise<readonly string[]> {
  const { posts, people } = await directory.snapshot(space);
  const active = new Set(people.filter((person) => person.active).map((person) => person.id));
  const found = to.flatMap((id) => posts.find((post) => post.id === id)?.holders ?? [id]);
  return [...new Set(found)].filter((id) => active.has(id));
}

/** Whoever has the task is reminded; nobody has it: whoever may take it. */
function remindEffect(deps: NotifyDeps): EffectHandler {
  return async ({ key, space, caseId, data }) => {
    const due = typeof data.due === 'number' ? dayOf(data.due, await deps.zoneOf(space)) : undefined;
    const text =
      textOf(data.text) ?? `您有一件待办即将到期${due === undefined ? '' : `（${due}）`}，请及时办理。`;
    // The engine counts tasks; their ids outside carry the case's id before the number.
    const task = typeof data.task === 'number' ? String(data.task) : textOf(data.task);
    const to = [...texts(data.to), ...texts(data.posts)];
    await tellStaff(deps, { space, caseId, key }, to, text, task && `${caseId}.${task}`);
  };
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: Variables[string] | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

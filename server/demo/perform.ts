/** Does one act of a story by the same services that the API calls. */
import { tasksOf } from '#runtime/engine';
import { readAs, type TaskDoc } from '#server/host';
import type { Caller } from '#server/security';
import type { Services, TaskAct } from '#server/services';
import { guest, staff } from './callers.ts';
import type { Offered } from './services.ts';
import type { Act, Story } from './story.ts';

/** @returns the id of the case; the same again when it is repeated */
export async function begin(services: Services, offered: Offered, story: Story): Promise<string> {
  const application = { key: `demo-${story.id}`, service: offered[story.service], values: story.values };
  if (story.from === 'portal') return (await services.submit.submit(guest(story.id), application)).caseId;
  const caller = await staff(services, story.from.post);
  if (!story.from.forSomebody) return (await services.submit.submit(caller, application)).caseId;
  const { name, phone } = story.values;
  const applicant = { name: String(name), phone: String(phone) };
  const receipt = await services.submit.enter(caller, { ...application, channel: 'paper', applicant });
  return receipt.caseId;
}

/** @param key stable: a repetition finds what was done */
export async function perform(
  services: Services,
  story: Story,
  caseId: string,
  act: Act,
  key: string,
): Promise<void> {
  // Broken off after the act and before it was noted: it is not done twice.
  if ((await services.host.history(caseId)).some((event) => event.by.id === key)) return;
  const who = guest(story.id, [caseId]);
  if ('withdraw' in act) await services.applications.withdraw(who, caseId, key, act.withdraw);
  else if ('rate' in act) await services.applications.rate(who, caseId, { level: act.rate });
  else if ('answer' in act) {
    const task = await applicantTask(services, caseId, act.answer);
    await services.applications.complete(who, caseId, task, key, { values: act.values, button: act.button });
  } else await byStaff(services, caseId, act, key);
}

type StaffAct = Extract<Act, { readonly by: string }>;

async function byStaff(services: Services, caseId: string, act: StaffAct, key: string): Promise<void> {
  const caller = await staff(services, act.by);
  const element = elementOf(act);
  const task = await openTask(services, caller, caseId, element);
  if (task.assignee === undefined) await send(services, caller, task._id, `${key}-claim`, { act: 'claim' });
  const wanted = actOf(act);
  if (wanted) await send(services, caller, task._id, key, wanted);
}

async function send(
  services: Services,
  caller: Caller,
  task: string,
  key: string,
  act: TaskAct,
): Promise<void> {
  const { version } = await services.tasks.get(caller, task);
  await services.tasks.act(caller, task, { key, version }, act);
}

function elementOf(act: StaffAct): string {
  if ('claim' in act) return act.claim;
  if ('complete' in act) return act.complete;
  return 'supplement' in act ? act.supplement : act.decline;
}

function actOf(act: StaffAct): TaskAct | undefined {
  if ('claim' in act) return undefined;
  if ('complete' in act) {
    const { values, button, reason } = act;
    return {
      ...{ act: 'complete', values },
      ...(button === undefined ? {} : { button }),
      ...(reason === undefined ? {} : { reason }),
    };
  }
  if ('supplement' in act) return { act: 'supplement', items: act.items, fields: act.fields, days: 5 };
  return { act: 'decline', reason: act.reason, remedies: act.remedies };
}

/** The open task of this step that is theirs or offered to their post: departments have one each. */
async function openTask(
  services: Services,
  caller: Caller,
  caseId: string,
  element: string,
): Promise<TaskDoc> {
  const page = await services.store.find('tasks', { filter: { case: caseId, open: true }, limit: 100 });
  const task = page.docs
    .map((doc) => readAs<TaskDoc>(doc))
    .find(
      (each) =>
        each.element === element &&
        (each.assignee === caller.id || each.candidatePosts.includes(caller.post?.id ?? '')),
    );
  if (task) return task;
  const open = page.docs.map((doc) => doc.element).join(', ');
  throw new Error(`Expected ${element} to be open for ${caller.id}, but open are: ${open}.`);
}

async function applicantTask(services: Services, caseId: string, element: string): Promise<string> {
  const found = await services.host.load(caseId);
  const release = found && (await services.host.release(found.state.release));
  if (!found || !release?.ok)
    throw new Error(`Expected the case ${caseId} with its release, but it is gone.`);
  const task = tasksOf(release.value.graph, found.state).find((each) => each.element === element);
  if (task) return task.id;
  throw new Error(`Expected the applicant's step ${element} to be open, but it is not.`);
}

import type { Draft } from '../core/draft.ts';
import { ROOT, type TaskData } from '../core/shape.ts';
import { merged, weigh } from '../core/variables.ts';
import { removeWaiting } from './elements.ts';
import { finish } from './machine.ts';
import type { Applier } from './types.ts';

function change(draft: Draft, id: number, part: (task: TaskData) => TaskData) {
  const instance = draft.own(id);
  if (!instance.task) throw new Error(`Expected a task at element instance ${id}, but there is none.`);
  instance.task = part(instance.task);
}

export const taskClaimed: Applier<'task-claimed'> = (draft, data) =>
  change(draft, data.task, (task) => {
    const { assignee: _, post: __, ...rest } = task;
    return { ...rest, assignee: data.person, ...(data.post === undefined ? {} : { post: data.post }) };
  });

export const taskReturned: Applier<'task-returned'> = (draft, data) =>
  change(draft, data.task, ({ assignee: _, post: __, ...rest }) => rest);

export const taskHandedOver: Applier<'task-handed-over'> = (draft, data) =>
  change(draft, data.task, ({ assignee: _, post: __, ...rest }) => ({
    ...rest,
    ...(data.person === undefined ? {} : { assignee: data.person }),
    users: data.person === undefined ? [] : [data.person],
    posts: data.post === undefined ? [] : [data.post],
  }));

export const taskSaved: Applier<'task-saved'> = (draft, data) => {
  draft.core.weight += weigh(data.variables);
  change(draft, data.task, (task) => ({ ...task, saved: data.variables }));
};

export const taskCompleted: Applier<'task-completed'> = (draft, data) => {
  const { core } = draft;
  finish(draft, data.task, data.variables);
  const place = Math.floor(data.order / 30);
  const bits = core.seen[place] ?? 0;
  const bit = 1 << (data.order % 30);
  if ((bits & bit) === 0) core.seen = core.seen.with(place, bits | bit);
  if (!data.by) return;
  core.handler = data.by;
  core.accepted = true;
};

export const taskSkipped: Applier<'task-skipped'> = (draft, data) => finish(draft, data.task, {});

export const taskSentBack: Applier<'task-sent-back'> = (draft, data) => {
  draft.remove(data.ids);
  for (const join of data.joins) removeWaiting(draft, join.scope, join.el, join.via);
};

export const supplementAsked: Applier<'supplement-asked'> = (draft, data) => {
  change(draft, data.task, (task) => ({ ...task, supplement: data.supplement }));
  const instance = draft.own(data.task);
  if (data.supplement.id >= draft.core.next) draft.core.next = data.supplement.id + 1;
  instance.deadline = data.deadline;
  // The clock pauses, and with it the reminder.
  instance.waits = instance.waits.filter((wait) => wait.kind !== 'reminder');
  draft.core.weight += 64 * data.supplement.items.length;
};

export const supplementAnswered: Applier<'supplement-answered'> = (draft, data) => {
  change(draft, data.task, ({ supplement: _, ...rest }) => rest);
  const instance = draft.own(data.task);
  instance.deadline = data.deadline;
  if (data.reminder) {
    instance.waits = [...instance.waits, data.reminder];
    if (data.reminder.id >= draft.core.next) draft.core.next = data.reminder.id + 1;
  }
  const root = draft.own(ROOT);
  root.vars = merged(root.vars, data.variables);
  draft.core.weight += weigh(data.variables);
};

export const reminderSent: Applier<'reminder-sent'> = (draft, data) => {
  const instance = draft.own(data.task);
  instance.waits = instance.waits.filter((wait) => wait.id !== data.wait);
};

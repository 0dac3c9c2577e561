import type { Actor } from '#runtime/model';
import type { Work } from '../core/work.ts';
import { complete } from '../flow/complete.ts';
import { offers, pressed } from '../human/buttons.ts';
import { indexOf, isHeld } from '../human/directory.ts';
import { isCandidate, mayHandle } from '../human/rights.ts';
import { reject } from '../rejections.ts';
import type { Rejection } from '../types.ts';
import { findTask, type OpenTask } from './find.ts';
import type { CommandOf, Handler } from './types.ts';

/** A task this actor may work on now, or why not. */
export function taskToHandle(work: Work, id: string, supervised = false): OpenTask | Rejection {
  const open = findTask(work.draft, id);
  if (!open) return reject('task-not-open');
  if (open.task.supplement) return reject('waiting-for-applicant');
  if (!supervised && !mayHandle(work, open.task, work.by.actor)) {
    return reject(open.task.assignee === undefined ? 'not-candidate' : 'not-assignee');
  }
  return open;
}

export function isRejection(answer: OpenTask | Rejection): answer is Rejection {
  return 'ok' in answer;
}

export const claimTask: Handler<'claim-task'> = (work, command) => {
  const open = findTask(work.draft, command.task);
  if (!open) return reject('task-not-open');
  const { instance, task } = open;
  const { actor } = work.by;
  if (task.applicant && actor.kind !== 'system') return reject('applicant-task');
  if (task.assignee === actor.id) return undefined;
  if (task.assignee !== undefined) return reject('already-claimed');
  if (!isCandidate(work, task, actor)) return reject('not-candidate');
  work.emit('task-claimed', {
    task: instance.id,
    el: instance.el,
    person: actor.id,
    post: postFor(work, open),
  });
  return undefined;
};

/** The post somebody handles a task in: the one they act in, else the first of the task that they hold. */
function postFor(work: Work, { task }: OpenTask): string | undefined {
  const { actor } = work.by;
  if (actor.post !== undefined) return actor.post;
  const { posts } = indexOf(work.context.directory);
  return task.posts.find((id) => posts.get(id)?.holders.includes(actor.id));
}

export const returnTask: Handler<'return-task'> = (work, command) => {
  const open = taskToHandle(work, command.task);
  if (isRejection(open)) return open;
  if (open.task.assignee === undefined) return reject('not-claimed');
  work.emit('task-returned', { task: open.instance.id, el: open.instance.el });
  return undefined;
};

export const handOverTask: Handler<'hand-over-task'> = (work, command) => {
  const open = taskToHandle(work, command.task, command.supervised);
  if (isRejection(open)) return open;
  const node = work.node(open.instance.el);
  if (!command.supervised && !offers(node, 'hand-over')) return reject('action-not-offered');
  if (
    needsReason(
      work,
      node.user?.buttons.find((button) => button.action === 'hand-over'),
    )
  ) {
    return reject('reason-missing');
  }
  const { directory } = work.context;
  const { active, posts } = indexOf(directory);
  const { person, post } = command.to;
  const held = post === undefined ? undefined : posts.get(post);
  if (person !== undefined ? !active.has(person) : !held || !isHeld(directory, held))
    return reject('hand-over-target');
  work.emit('task-handed-over', { task: open.instance.id, el: open.instance.el, person, post });
  return undefined;
};

export const saveTask: Handler<'save-task'> = (work, command) => {
  const open = taskToHandle(work, command.task);
  if (isRejection(open)) return open;
  work.emit('task-saved', { task: open.instance.id, el: open.instance.el, variables: command.variables });
  return undefined;
};

export const completeTask: Handler<'complete-task'> = (work, command) => {
  const open = taskToHandle(work, command.task);
  if (isRejection(open)) return open;
  const node = work.node(open.instance.el);
  const button = pressed(node, command.button);
  if (!button) return reject(command.button === undefined ? 'button-missing' : 'button-unknown');
  if (needsReason(work, button)) return reject('reason-missing');
  work.emit('task-completed', completion(work, open, command, button.value));
  complete(work, open.instance.id);
  return undefined;
};

function completion(
  work: Work,
  open: OpenTask,
  command: CommandOf<'complete-task'>,
  value: string | undefined,
) {
  const { instance } = open;
  const post = open.task.post ?? postFor(work, open);
  return {
    task: instance.id,
    el: instance.el,
    variables: value === undefined ? command.variables : { ...command.variables, outcome: value },
    button: value,
    order: work.node(instance.el).user?.order ?? 0,
    by: byStaff(work.by.actor, post),
  };
}

/** Only what staff have done counts as accepted, and has superiors. */
function byStaff(actor: Actor, post: string | undefined) {
  if (actor.kind !== 'staff') return undefined;
  return post === undefined ? { person: actor.id } : { person: actor.id, post };
}

export function needsReason(work: Work, button: { readonly needsReason: boolean } | undefined): boolean {
  return button?.needsReason === true && work.by.actor.kind !== 'system' && !work.by.reason?.trim();
}

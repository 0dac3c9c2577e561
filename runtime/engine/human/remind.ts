import type { Instance, Wait } from '../core/shape.ts';
import type { Work } from '../core/work.ts';

/** The share of the time is over: whoever has the task is reminded, once. */
export function remind(work: Work, instance: Instance, wait: Wait) {
  const { task } = instance;
  if (!task) throw new Error(`Expected a task at element instance ${instance.id}, but there is none.`);
  const { assignee } = task;
  work.emit('reminder-sent', {
    case: work.draft.head.id,
    task: instance.id,
    el: instance.el,
    wait: wait.id,
    text: work.node(instance.el).deadline?.remindText,
    to: assignee === undefined ? task.users : [assignee],
    posts: assignee === undefined ? task.posts : [],
    due: instance.deadline?.due ?? work.now,
  });
}

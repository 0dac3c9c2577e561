import { type Instance, ROOT, type TaskData, type Wait } from '../core/shape.ts';
import type { Work } from '../core/work.ts';

/**
 * The share of the time is over: whoever has the task is reminded, once. Of a sub-process or the whole case that is
 * whoever has a task open in it.
 */
export function remind(work: Work, instance: Instance, wait: Wait) {
  const tasks = instance.task ? [instance.task] : openInside(work, instance.id);
  const spec = instance.id === ROOT ? work.graph.deadline : work.node(instance.el).deadline;
  work.emit('reminder-sent', {
    case: work.draft.head.id,
    task: instance.id,
    el: instance.el,
    wait: wait.id,
    text: spec?.remindText,
    to: unique(tasks.flatMap((task) => (task.assignee === undefined ? task.users : [task.assignee]))),
    posts: unique(tasks.flatMap((task) => (task.assignee === undefined ? task.posts : []))),
    due: instance.deadline?.due ?? work.now,
  });
}

/** The open tasks in a scope, however deep. A child has a higher id than its scope, so one pass finds all. */
function openInside(work: Work, scope: number): readonly TaskData[] {
  const inside = new Set([scope]);
  const tasks: TaskData[] = [];
  for (const instance of work.draft.instances) {
    if (!inside.has(instance.scope)) continue;
    inside.add(instance.id);
    if (instance.task && instance.stage === 'active') tasks.push(instance.task);
  }
  return tasks;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

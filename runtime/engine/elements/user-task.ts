import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluateTemplate, numberOf } from '../core/evaluate.ts';
import type { Work } from '../core/work.ts';
import { activity, type Prepared } from '../flow/activity.ts';
import { complete } from '../flow/complete.ts';
import { assign } from '../human/assignment.ts';
import { reminderWaits, startDeadline } from '../human/deadline.ts';

const USUAL_PRIORITY = 50;

/** Work for a person. Whom it is for and by when is looked up once, and written down. */
export const userTask = activity({
  prepare,
  started(work, node, id) {
    const { task } = work.get(id);
    const nobody =
      task && !task.assignee && task.users.length === 0 && task.posts.length === 0 && !task.applicant;
    if (!nobody || node.user?.assignment?.whenEmpty !== 'skip') return;
    work.emit('task-skipped', { task: id, el: node.id });
    complete(work, id);
  },
});

function prepare(work: Work, node: Node, scope: number, locals: Variables | undefined): Prepared {
  const { user } = node;
  if (!user) throw new Error(`Expected a user task at ${node.id}, but it is none.`);
  const deadline = node.deadline && startDeadline(work, node.deadline, scope, locals);
  return {
    waits: reminderWaits(node.id, deadline),
    deadline,
    task: {
      at: work.now,
      ...assign(work, user, scope, locals),
      priority: numberOf(evaluateTemplate(work, user.priority, scope, locals)) ?? USUAL_PRIORITY,
      directory: work.context.directory.version,
      saved: {},
    },
  };
}

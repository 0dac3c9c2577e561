import type { Work } from '../core/work.ts';
import { reachableFrom } from '../flow/reach.ts';
import { dropInside } from '../flow/terminate.ts';
import { type WayBack, wayBack } from '../human/send-back.ts';
import { reject } from '../rejections.ts';
import { isRejection, needsReason, taskToHandle } from './tasks.ts';
import type { Handler } from './types.ts';

/** 退回: to an earlier step, either running the middle again or coming straight back. One event ends all that it ends. */
export const sendBack: Handler<'send-back'> = (work, command) => {
  const open = taskToHandle(work, command.task);
  if (isRejection(open)) return open;
  const { instance } = open;
  const buttons =
    work.node(instance.el).user?.buttons.filter((button) => button.action === 'send-back') ?? [];
  const button =
    buttons.find((candidate) => candidate.target === command.to) ?? buttons.find((one) => !one.target);
  if (buttons.length === 0) return reject('action-not-offered');
  if (!button) return reject('send-back-target');
  if (needsReason(work, button)) return reject('reason-missing');
  const way = wayBack(
    { graph: work.graph, find: (id) => work.draft.find(id), seen: work.draft.core.seen },
    instance,
    command.to,
  );
  if (!way) return reject('send-back-target');
  const cancelled = command.mode === 'again' ? downstream(work, way) : { ids: [way.child], joins: [] };
  dropInside(work, cancelled.ids);
  work.emit('task-sent-back', {
    task: instance.id,
    el: instance.el,
    to: command.to,
    mode: command.mode,
    ...cancelled,
  });
  const [first = '', ...inner] = way.path;
  work.push({
    node: work.node(first),
    scope: way.scope,
    at: inner.length > 0 ? inner : undefined,
    back: command.mode === 'straight' ? way.back : undefined,
  });
  return undefined;
};

/**
 * Everything that came after the step it goes back to, and will come again: this task's round, and tokens of other
 * branches that began behind that step. Branches that began before it stay as they are.
 */
function downstream(work: Work, way: WayBack) {
  const child = work.get(way.child);
  const behind = reachableFrom(work.graph, way.path[0] ?? '', child.el);
  const ids = work.draft.instances
    .filter((other) => other.scope === way.scope && (other.id === way.child || behind.has(other.el)))
    .map((other) => other.id);
  const joins = work.draft.core.joins.flatMap((join) => {
    const flow = work.node(join.el).incoming.find((candidate) => candidate.id === join.via);
    if (join.scope !== way.scope || !flow || !behind.has(flow.source)) return [];
    return Array.from({ length: join.count }, () => ({ scope: join.scope, el: join.el, via: join.via }));
  });
  return { ids, joins };
}

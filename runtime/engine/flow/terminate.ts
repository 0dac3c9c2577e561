import type { Work } from '../core/work.ts';
import { cancelChildren } from './children.ts';

/** Ends instances from outside, with all that runs inside them and the tokens that move there. */
export function terminate(work: Work, ids: readonly number[]) {
  if (ids.length === 0) return;
  dropInside(work, ids);
  work.emit('elements-terminated', { ids, els: ids.map((id) => work.get(id).el) });
}

/** Drops the tokens on their way inside these instances, however deep. */
export function dropInside(work: Work, ids: readonly number[]) {
  const gone = new Set(ids);
  for (const instance of work.draft.instances) if (gone.has(instance.scope)) gone.add(instance.id);
  for (const id of gone) if (work.moving(id)) work.drop(id);
  cancelChildren(
    work,
    work.draft.instances.filter((instance) => gone.has(instance.id)),
  );
}

/** Ends all that runs directly in a scope, for an interrupting event sub-process or a terminate end event. */
export function clearScope(work: Work, scope: number, waits: readonly number[]) {
  const inside = work.draft.instances.filter((instance) => instance.scope === scope);
  const ids = inside.map((instance) => instance.id);
  work.drop(scope);
  dropInside(work, ids);
  work.emit('scope-interrupted', { scope, ids, els: inside.map((instance) => instance.el), waits });
}

import { finish } from './machine.ts';
import type { Applier } from './types.ts';

export const childStarted: Applier<'child-started'> = (draft, data) => {
  const instance = draft.own(data.id);
  const others = instance.waits.filter((wait) => wait.kind !== 'child');
  instance.waits = [...others, { id: data.wait, kind: 'child', el: data.el, name: data.process }];
  if (data.wait >= draft.core.next) draft.core.next = data.wait + 1;
};

export const childEnded: Applier<'child-ended'> = (draft, data) => finish(draft, data.id, data.variables);

export const childCancelled: Applier<'child-cancelled'> = () => {};
export const parentTold: Applier<'parent-told'> = () => {};

import type { Draft } from '../core/draft.ts';
import type { Done, Instance } from '../core/shape.ts';
import { weigh } from '../core/variables.ts';
import type { Applier } from './types.ts';

/** An activity is done and may be undone later: its scope keeps it, with the variables it had. */
export function keepDone(draft: Draft, { id, el, scope, vars, member, done }: Instance) {
  const record: Done = {
    id,
    el,
    vars,
    ...(member === undefined ? {} : { member }),
    ...(done ? { inner: done } : {}),
  };
  const home = draft.own(scope);
  home.done = [...(home.done ?? []), record];
  draft.core.weight += 64 + weigh(vars);
}

export const compensationThrown: Applier<'compensation-thrown'> = (draft, data) => {
  const todo: Done[] = [];
  for (const { scope, ids } of data.take) {
    const home = draft.own(scope);
    const taken = home.done?.filter((record) => ids.includes(record.id)) ?? [];
    const left = home.done?.filter((record) => !ids.includes(record.id)) ?? [];
    home.done = left.length > 0 ? left : undefined;
    todo.push(...taken.reverse());
  }
  if (draft.find(data.id)) draft.own(data.id).stage = 'active';
  else join(draft, data.id, data.el, data.scope);
  draft.own(data.id).undo = { todo, after: data.after };
};

export const compensationBegun: Applier<'compensation-begun'> = (draft, data) => {
  const holder = draft.own(data.id);
  const record = holder.undo?.todo.find((one) => one.id === data.record);
  if (!holder.undo || !record) {
    throw new Error(`Expected something to undo at element instance ${data.id}, but there is nothing.`);
  }
  holder.undo = { ...holder.undo, todo: holder.undo.todo.filter((one) => one !== record) };
  if (!data.opened) return;
  const { id, itself } = data.opened;
  join(draft, id, record.el, data.id);
  const opened = draft.own(id);
  opened.vars = record.vars;
  // With an event sub-process of its own for this, it decides itself what inside is undone.
  if (itself) opened.done = record.inner;
  opened.undo = { todo: itself ? [] : (record.inner ?? []).toReversed(), after: 'nothing' };
};

function join(draft: Draft, id: number, el: string, scope: number) {
  if (id >= draft.core.next) draft.core.next = id + 1;
  draft.add({
    id,
    el,
    scope,
    via: undefined,
    stage: 'active',
    kids: 0,
    vars: {},
    waits: [],
    result: undefined,
    task: undefined,
    loop: undefined,
    member: undefined,
    incident: undefined,
    deadline: undefined,
    at: undefined,
    done: undefined,
    todo: undefined,
    undo: undefined,
    back: undefined,
  });
  draft.own(scope).kids += 1;
}

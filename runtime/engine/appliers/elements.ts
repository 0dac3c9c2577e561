import type { Draft } from '../core/draft.ts';
import type { Entering } from '../core/events.ts';
import { ROOT, type Wait } from '../core/shape.ts';
import { assertTransition } from '../core/transitions.ts';
import { merged, propagate, weigh } from '../core/variables.ts';
import { keepDone } from './compensation.ts';
import type { Applier } from './types.ts';

const NOTHING = {};
const NONE: readonly Wait[] = [];

function use(draft: Draft, id: number) {
  if (id >= draft.core.next) draft.core.next = id + 1;
}

function enter(draft: Draft, data: Entering, stage: 'activating' | 'active') {
  assertTransition('none', stage, data.id);
  use(draft, data.id);
  draft.add({
    id: data.id,
    el: data.el,
    scope: data.scope,
    via: stage === 'activating' ? data.via : undefined,
    stage,
    kids: 0,
    vars: data.vars ?? NOTHING,
    waits: NONE,
    result: data.result,
    task: undefined,
    loop: undefined,
    member: data.member,
    incident: undefined,
    deadline: undefined,
    at: data.at,
    done: undefined,
    todo: undefined,
    undo: undefined,
    back: data.back,
  });
  if (data.scope <= 0) return;
  const scope = draft.own(data.scope);
  scope.kids += 1;
  if (data.member !== undefined && scope.loop)
    scope.loop = { ...scope.loop, started: scope.loop.started + 1 };
}

export const elementEntered: Applier<'element-entered'> = (draft, data) => enter(draft, data, 'activating');

export const elementActivated: Applier<'element-activated'> = (draft, data) => {
  const known = draft.find(data.id);
  if (known) assertTransition(known.stage, 'active', data.id);
  else enter(draft, data, 'active');
  const instance = draft.own(data.id);
  instance.stage = 'active';
  instance.result = undefined;
  if (data.vars) {
    instance.vars = data.vars;
    draft.core.weight += weigh(data.vars);
  }
  if (data.waits) {
    instance.waits = data.waits;
    for (const wait of data.waits) use(draft, wait.id);
  }
  instance.task = data.task;
  instance.deadline = data.deadline;
  if (data.total !== undefined) {
    instance.loop = {
      total: data.total,
      started: 0,
      done: 0,
      ended: 0,
      ...(data.items ? { items: data.items } : {}),
      ...(data.out ? { out: data.out } : {}),
    };
    if (data.items) draft.core.weight += weigh(data.items);
  }
};

export const adHocBegun: Applier<'ad-hoc-begun'> = (draft, data) => {
  draft.own(data.id).todo = data.todo.length > 0 ? data.todo : undefined;
};

export const elementPassed: Applier<'element-passed'> = (draft, data) => {
  if (data.id !== undefined) draft.remove([data.id]);
  for (const via of data.join ?? []) removeWaiting(draft, data.scope, data.el, via);
  propagate(draft, data.scope, data.sets);
};

export const joinArrived: Applier<'join-arrived'> = (draft, data) => {
  if (data.id !== undefined) draft.remove([data.id]);
  const via = data.via ?? '';
  const { joins } = draft.core;
  const place = joins.findIndex(
    (join) => join.scope === data.scope && join.el === data.el && join.via === via,
  );
  const known = joins[place];
  draft.core.joins = known
    ? joins.with(place, { ...known, count: known.count + 1 })
    : [...joins, { scope: data.scope, el: data.el, via, count: 1 }];
  draft.own(data.scope).kids += 1;
};

export function removeWaiting(draft: Draft, scope: number, el: string, via: string) {
  const { joins } = draft.core;
  const place = joins.findIndex((join) => join.scope === scope && join.el === el && join.via === via);
  const known = joins[place];
  if (!known) throw new Error(`Expected a token waiting at ${el} by ${via}, but there is none.`);
  draft.core.joins =
    known.count > 1
      ? joins.with(place, { ...known, count: known.count - 1 })
      : joins.filter((_, index) => index !== place);
  draft.own(scope).kids -= 1;
}

export const tokensRemoved: Applier<'tokens-removed'> = (draft, data) =>
  removeWaiting(draft, data.scope, data.el, data.via);

export const elementCompleting: Applier<'element-completing'> = (draft, data) => {
  const instance = draft.own(data.id);
  if (instance.stage !== 'completing') {
    assertTransition(instance.stage, 'completing', data.id);
    instance.stage = 'completing';
  }
  const result = data.result ? merged(instance.result ?? NOTHING, data.result) : instance.result;
  instance.result = undefined;
  instance.waits = NONE;
  if (data.sets) propagate(draft, instance.scope, data.sets);
  else propagate(draft, data.id, result);
};

export const elementCompleted: Applier<'element-completed'> = (draft, data) => {
  const instance = draft.get(data.id);
  if (instance.stage !== 'completing') assertTransition(instance.stage, 'completing', data.id);
  assertTransition('completing', 'gone', data.id);
  if (data.sets) propagate(draft, instance.scope, data.sets);
  else
    propagate(
      draft,
      data.id,
      data.result ? merged(instance.result ?? NOTHING, data.result) : instance.result,
    );
  const { member, scope } = instance;
  if (data.keep) keepDone(draft, draft.get(data.id));
  draft.remove([data.id]);
  if (member === undefined) return;
  const body = draft.own(scope);
  if (!body.loop) return;
  const { out } = body.loop;
  body.loop = {
    ...body.loop,
    done: body.loop.done + 1,
    ...(out && data.out !== undefined ? { out: out.with(member, data.out) } : {}),
  };
};

export const elementsTerminated: Applier<'elements-terminated'> = (draft, data) => {
  for (const id of data.ids) {
    const instance = draft.get(id);
    assertTransition(instance.stage, 'gone', id);
    if (instance.member === undefined || instance.scope < ROOT) continue;
    const body = draft.own(instance.scope);
    if (body.loop) body.loop = { ...body.loop, ended: body.loop.ended + 1 };
  }
  draft.remove(data.ids);
};

export const scopeInterrupted: Applier<'scope-interrupted'> = (draft, data) => {
  if (data.ids.length > 0) draft.remove(data.ids);
  const waiting = draft.core.joins.filter((join) => join.scope === data.scope);
  const scope = draft.own(data.scope);
  for (const join of waiting) scope.kids -= join.count;
  draft.core.joins = draft.core.joins.filter((join) => join.scope !== data.scope);
  scope.waits = scope.waits.filter((wait) => !data.waits.includes(wait.id));
};

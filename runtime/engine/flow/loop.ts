/** Multi-instance and standard loop: a body that holds the members, one after another or all at once. */
import type { MultiInstance, StandardLoop } from '#runtime/bpmn';
import { isList, type Value, type Variables } from '#runtime/values';
import { describe, evaluate, evaluateCondition, evaluateTemplate, numberOf } from '../core/evaluate.ts';
import type { Instance, LoopData } from '../core/shape.ts';
import { Stuck } from '../core/stuck.ts';
import type { Token, Work } from '../core/work.ts';
import { openWaits } from '../events/waits.ts';
import { announce } from './announce.ts';
import { keeps } from './compensation.ts';
import { raise } from './incident.ts';
import { flowsOf, take } from './leave.ts';
import { numbered } from './numbered.ts';
import { terminate } from './terminate.ts';

/** Most members of one loop within a case. */
const MOST_MEMBERS = 1_000;

/** A token comes to an activity with a loop: the body begins. */
export function beginLoop(work: Work, token: Token) {
  const { node, scope } = token;
  const loop = node.loop;
  if (!loop) throw new Error(`Expected a loop at ${node.id}, but there is none.`);
  if (loop.kind === 'standard-loop' && loop.maximum !== undefined && !(loop.maximum >= 0)) {
    throw new Stuck(
      'cardinality-invalid',
      `Expected a maximum of rounds (0 or more), but got ${loop.maximum}.`,
    );
  }
  const items = loop.kind === 'multi-instance' ? itemsOf(work, loop, scope, token.vars) : undefined;
  const edge = openWaits(work, node.boundaries, scope, undefined);
  const id = token.resume ?? work.nextId;
  const sequential = loop.kind === 'multi-instance' && loop.sequential;
  const waits = numbered(work, id, edge);
  work.emit('element-activated', {
    id,
    el: node.id,
    scope,
    via: token.via,
    waits: waits.length > 0 ? waits : undefined,
    total: items ? items.length : -1,
    items: sequential ? items : undefined,
    out: loop.kind === 'multi-instance' && loop.output ? items?.map(() => null) : undefined,
    at: token.at,
    back: token.back,
  });
  if (loop.kind === 'multi-instance' && !loop.sequential) {
    items?.forEach((item, member) => {
      startMember(work, work.get(id), loop, member, item);
    });
  }
  if (loop.kind === 'standard-loop' && !loop.testBefore && loop.maximum !== 0) startAgain(work, work.get(id));
  else if (sequential || loop.kind === 'standard-loop' || items?.length === 0) continueLoop(work, id);
}

/** A member is done: the round says so where the drawing wants it, then goes on. */
export function memberDone(work: Work, id: number) {
  const body = work.get(id);
  const spec = work.node(body.el).loop;
  if (spec?.kind !== 'multi-instance' || !spec.announces || !body.loop) {
    continueLoop(work, id);
    return;
  }
  try {
    if (announce(work, body, spec, counters(spec, body.loop))) {
      endMembers(work, id);
      finish(work, work.get(id), spec);
    } else next(work, work.get(id));
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    raise(work, id, error);
  }
}

/** Ends the members that are still at work. */
function endMembers(work: Work, id: number) {
  work.drop(id);
  terminate(
    work,
    work.draft.instances.filter((instance) => instance.scope === id).map((instance) => instance.id),
  );
}

/** A member has ended (or the body has just begun): is the loop done, or who is next? */
export function continueLoop(work: Work, id: number) {
  try {
    next(work, work.get(id));
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    raise(work, id, error);
  }
}

function next(work: Work, body: Instance) {
  const { loop: spec } = work.node(body.el);
  const { loop } = body;
  if (!spec || !loop) throw new Error(`Expected a loop at element instance ${body.id}, but there is none.`);
  if (spec.kind === 'standard-loop') {
    nextRound(work, body, spec, loop);
    return;
  }
  const enough =
    loop.done > 0 &&
    spec.completion &&
    evaluateCondition(work, spec.completion, body.id, counters(spec, loop));
  if (enough) endMembers(work, body.id);
  const after = work.get(body.id);
  if (enough || (after.kids === 0 && !work.moving(body.id) && loop.started >= loop.total))
    finish(work, after, spec);
  else if (spec.sequential && after.kids === 0 && !work.moving(body.id)) {
    startMember(work, after, spec, loop.started, loop.items?.[loop.started] ?? null);
  }
}

function counters(spec: MultiInstance, loop: LoopData): Variables {
  const over = loop.done + loop.ended;
  const counted: Record<string, Value> = {
    numberOfInstances: loop.total,
    numberOfActiveInstances: (spec.sequential ? loop.started : loop.total) - over,
    numberOfCompletedInstances: loop.done,
    numberOfTerminatedInstances: loop.ended,
  };
  if (spec.outputCollection !== undefined && loop.out) counted[spec.outputCollection] = loop.out;
  return counted;
}

function finish(work: Work, body: Instance, spec: MultiInstance | StandardLoop) {
  const node = work.node(body.el);
  const out = body.loop?.out;
  const sets: Variables =
    spec.kind === 'multi-instance' && spec.outputCollection !== undefined && out
      ? { [spec.outputCollection]: out }
      : {};
  const { id, scope, back } = body;
  const keep = keeps(node, undefined);
  if (node.conditional && !back) {
    if (body.stage !== 'completing') work.emit('element-completing', { id, sets });
    const flows = flowsOf(work, node, scope);
    work.emit('element-completed', { id, el: node.id, sets: {}, keep });
    take(work, scope, flows, node.completionQuantity);
    return;
  }
  work.emit('element-completed', { id, el: node.id, sets, keep });
  if (back)
    work.push({ node: work.node(back[0] ?? ''), scope, at: back.length > 1 ? back.slice(1) : undefined });
  else take(work, scope, flowsOf(work, node, scope), node.completionQuantity);
}

function startMember(work: Work, body: Instance, spec: MultiInstance, member: number, item: Value) {
  const vars: Record<string, Value> = { loopCounter: member + 1 };
  if (spec.item !== undefined) vars[spec.item] = item;
  work.push({ node: work.node(body.el), scope: body.id, member, vars, at: body.at });
}

function nextRound(work: Work, body: Instance, spec: StandardLoop, loop: LoopData) {
  if (body.kids > 0 || work.moving(body.id)) return;
  const most = spec.maximum !== undefined && loop.done >= spec.maximum;
  const again =
    !most &&
    (spec.condition === undefined
      ? spec.maximum !== undefined || loop.done === 0
      : evaluateCondition(work, spec.condition, body.id, { loopCounter: loop.done }));
  if (again) startAgain(work, body);
  else finish(work, body, spec);
}

function startAgain(work: Work, body: Instance) {
  const member = body.loop?.done ?? 0;
  work.push({
    node: work.node(body.el),
    scope: body.id,
    member,
    vars: { loopCounter: member + 1 },
    at: body.at,
  });
}

/** `mended` are variables that a person has set where the round was stuck. */
function itemsOf(work: Work, loop: MultiInstance, scope: number, mended?: Variables): readonly Value[] {
  const items = loop.collection
    ? listFrom(work, loop, scope, mended)
    : countedFrom(work, loop, scope, mended);
  if (items.length <= MOST_MEMBERS) return items;
  throw new Stuck(
    'too-many-members',
    `A loop may have ${MOST_MEMBERS} members, but this one has ${items.length}.`,
  );
}

function listFrom(work: Work, loop: MultiInstance, scope: number, mended?: Variables): readonly Value[] {
  const value = loop.collection ? evaluate(work, loop.collection, scope, mended) : null;
  if (isList(value)) return value;
  throw new Stuck(
    'collection-missing',
    `Expected a list from “${loop.collection?.source}”, but got ${describe(value)}.`,
  );
}

function countedFrom(work: Work, loop: MultiInstance, scope: number, mended?: Variables): readonly Value[] {
  const value = loop.cardinality ? evaluateTemplate(work, loop.cardinality, scope, mended) : null;
  const count = numberOf(value);
  if (count === undefined || !Number.isInteger(count) || count < 0) {
    throw new Stuck(
      'cardinality-invalid',
      `Expected a number of members (0 or more), but got ${count ?? describe(value)}.`,
    );
  }
  return Array.from({ length: Math.min(count, MOST_MEMBERS + 1) }, (_, index) => index);
}

import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import type { TaskData } from '../core/shape.ts';
import type { Token, Work } from '../core/work.ts';
import type { Processor } from '../elements/processor.ts';
import { openWaits } from '../events/waits.ts';
import type { DeadlineView } from '../types.ts';
import { complete } from './complete.ts';
import { beginLoop } from './loop.ts';
import { inputsOf } from './mappings.ts';
import { type NewWait, numbered } from './numbered.ts';

/** What an activity has looked up before it begins. */
export interface Prepared {
  readonly waits?: readonly NewWait[];
  readonly task?: TaskData;
  readonly deadline?: DeadlineView | undefined;
}

export interface ActivityKind {
  /** Looks up all it needs; may be stuck. `locals` are its input variables. */
  prepare?(work: Work, node: Node, scope: number, locals: Variables | undefined): Prepared;
  /** It is active now. */
  started?(work: Work, node: Node, id: number, token: Token): void;
  readonly onEvent?: Processor['onEvent'];
}

const PLAIN: Prepared = {};

/** A processor for activities: loops, inputs, boundary events and outputs are the same for all of them. */
export function activity(kind: ActivityKind): Processor {
  return {
    activate(work, token) {
      if (gathers(work, token)) return;
      if (token.node.loop && token.member === undefined) beginLoop(work, token);
      else begin(work, token, kind);
    },
    complete: (work, _, instance) => complete(work, instance.id),
    ...(kind.onEvent ? { onEvent: kind.onEvent } : {}),
  };
}

/** An activity that needs several tokens keeps those that have come until there are enough. */
function gathers(work: Work, token: Token): boolean {
  const { node, scope, via = '' } = token;
  const needed = node.startQuantity ?? 1;
  if (needed === 1 || token.member !== undefined || token.resume !== undefined) return false;
  const here = work.draft.core.joins.filter((join) => join.scope === scope && join.el === node.id);
  const come = here.reduce((sum, join) => sum + join.count, 0);
  if (come + 1 < needed) {
    work.emit('join-arrived', { el: node.id, scope, via });
    return true;
  }
  for (const join of here) {
    for (let n = 0; n < join.count; n += 1)
      work.emit('tokens-removed', { scope, el: node.id, via: join.via });
  }
  return false;
}

function begin(work: Work, token: Token, kind: ActivityKind) {
  const { node, scope, member } = token;
  const vars = inputsOf(work, node, scope, token.vars);
  const prepared = kind.prepare ? kind.prepare(work, node, scope, vars) : PLAIN;
  const edge =
    member === undefined && node.boundaries.length > 0 ? openWaits(work, node.boundaries, scope, vars) : [];
  const starts = node.scope ? openWaits(work, node.scope.eventStarts, scope, vars) : [];
  const id = token.resume ?? work.nextId;
  const waits = numbered(work, id, [...(prepared.waits ?? []), ...edge, ...starts]);
  work.emit('element-activated', {
    id,
    el: node.id,
    scope,
    via: token.via,
    vars,
    waits: waits.length > 0 ? waits : undefined,
    task: prepared.task,
    deadline: prepared.deadline,
    member,
    at: token.at,
    back: token.back,
  });
  kind.started?.(work, node, id, token);
}

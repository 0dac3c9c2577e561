import type { Node } from '#runtime/bpmn';
import { isList, type Variables } from '#runtime/values';
import { describe, evaluate, evaluateCondition } from '../core/evaluate.ts';
import type { Instance } from '../core/shape.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import { activity } from '../flow/activity.ts';
import { complete } from '../flow/complete.ts';
import { eventStartWaits } from '../flow/happen.ts';
import { raise } from '../flow/incident.ts';
import { clearScope } from '../flow/terminate.ts';
import { reminderWaits, startDeadline } from '../human/deadline.ts';
import type { Processor } from './processor.ts';

const base = activity({
  prepare(work, node, scope, locals) {
    chosen(work, node, scope, locals);
    const deadline = node.deadline && startDeadline(work, node.deadline, scope, locals);
    return { deadline, waits: reminderWaits(node.id, deadline) };
  },
  started(work, node, id, token) {
    if (token.at) begin(work, node, id, token.at.slice(0, 1), [], token.at.slice(1));
    else {
      const elements = chosen(work, node, id, undefined);
      const now = node.adHoc?.sequential ? elements.slice(0, 1) : elements;
      begin(work, node, id, now, elements.slice(now.length));
    }
    if (work.get(id).kids === 0 && !work.moving(id)) complete(work, id);
  },
});

/**
 * Activities in no fixed order: those of the active list, else all that have no way in; at once or one after another.
 * Its condition is looked at whenever something inside is done: true, it is enough.
 */
export const adHocSubProcess: Processor = {
  ...base,
  complete(work, node, instance) {
    if (instance.undo || instance.loop || instance.stage === 'completing') complete(work, instance.id);
    else next(work, node, instance);
  },
  advanced(work, node, instance) {
    const { completion, cancelRemaining } = node.adHoc ?? {};
    if (!completion || !cancelRemaining || instance.undo || instance.loop) return;
    guarded(work, instance.id, () => {
      if (!evaluateCondition(work, completion, instance.id)) return;
      clearScope(work, instance.id, eventStartWaits(work, instance.id));
      complete(work, instance.id);
    });
  },
};

/** Nothing runs in it any more: the next one's turn, or the end. */
function next(work: Work, node: Node, instance: Instance) {
  const { id, todo } = instance;
  const completion = node.adHoc?.completion;
  guarded(work, id, () => {
    const enough = completion && evaluateCondition(work, completion, id);
    const [first, ...rest] = todo ?? [];
    if (first !== undefined && !enough) begin(work, node, id, [first], rest);
    else if (completion && !enough) {
      throw new Stuck(
        'ad-hoc-not-complete',
        `Nothing is left to do in “${node.name || node.id}”, but “${completion.source}” is not true.`,
      );
    } else complete(work, id);
  });
}

function guarded(work: Work, id: number, run: () => void) {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    raise(work, id, error);
  }
}

function begin(
  work: Work,
  node: Node,
  id: number,
  begun: readonly string[],
  todo: readonly string[],
  at: readonly string[] = [],
) {
  work.emit('ad-hoc-begun', { id, el: node.id, begun, todo });
  for (const element of begun)
    work.push({ node: work.node(element), scope: id, at: at.length > 0 ? at : undefined });
}

/** Ids of the elements that are to begin. */
function chosen(work: Work, node: Node, scope: number, locals: Variables | undefined): readonly string[] {
  const inside = new Map(node.scope?.nodes.map((inner) => [inner.id, inner]));
  const list = node.adHoc?.active && evaluate(work, node.adHoc.active, scope, locals);
  if (list === undefined) return node.scope?.starts.map((inner) => inner.id) ?? [];
  if (!isList(list)) {
    throw new Stuck(
      'collection-missing',
      `Expected a list of elements from “${node.adHoc?.active?.source}”, but got ${describe(list)}.`,
    );
  }
  return list.map((item) => {
    if (typeof item === 'string' && inside.has(item)) return item;
    throw new Stuck(
      'ad-hoc-element-unknown',
      `Expected an element inside “${node.name || node.id}”, but got ${typeof item === 'string' ? `“${item}”` : describe(item)}.`,
    );
  });
}

import type { Node } from '#runtime/bpmn';
import type { Value, Variables } from '#runtime/values';
import { evaluate } from '../core/evaluate.ts';
import type { Instance } from '../core/shape.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import { keeps, undoNext } from './compensation.ts';
import { raise } from './incident.ts';
import { flowsOf, take } from './leave.ts';
import { continueLoop, memberDone } from './loop.ts';
import { outputsOf } from './mappings.ts';

/** Ends an element instance: outputs, then its flows (or the loop it is a member of, or the way back). */
export function complete(work: Work, id: number, result?: Variables) {
  try {
    completed(work, work.get(id), result);
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    raise(work, id, error);
  }
}

function completed(work: Work, instance: Instance, result: Variables | undefined) {
  const { id, scope, member } = instance;
  const node = work.node(instance.el);
  if (instance.undo) {
    undoNext(work, id);
    return;
  }
  if (instance.loop) {
    continueLoop(work, id);
    return;
  }
  const sets = outputs(work, node, instance, result);
  const keep = keeps(node, member);
  if (member !== undefined) {
    const out = memberOutput(work, node, id, result);
    work.emit('element-completed', { id, el: node.id, result, sets, out, keep });
    memberDone(work, scope);
    return;
  }
  if (instance.back) {
    work.emit('element-completed', { id, el: node.id, result, sets, keep });
    goBack(work, scope, instance.back);
    return;
  }
  if (node.conditional) {
    // The conditions of its flows read what it brought, so that is merged before it ends.
    work.emit('element-completing', { id, result, sets });
    const flows = flowsOf(work, node, scope);
    work.emit('element-completed', { id, el: node.id, sets: NOTHING, keep });
    take(work, scope, flows, node.completionQuantity);
    return;
  }
  work.emit('element-completed', { id, el: node.id, result, sets, keep });
  take(work, scope, flowsOf(work, node, scope), node.completionQuantity);
}

const NOTHING: Variables = {};

function outputs(work: Work, node: Node, instance: Instance, result: Variables | undefined) {
  // A second try after its flows were stuck: what it brought is merged already.
  if (instance.stage === 'completing' && instance.result === undefined && node.conditional) return NOTHING;
  return outputsOf(work, node, instance.id, instance.scope, result);
}

function memberOutput(work: Work, node: Node, id: number, result: Variables | undefined): Value | undefined {
  return node.loop?.kind === 'multi-instance' && node.loop.output
    ? evaluate(work, node.loop.output, id, result)
    : undefined;
}

/** Sent back with "come straight back": the way leads to where it was sent from, not along the flows. */
function goBack(work: Work, scope: number, back: readonly string[]) {
  const [first, ...inner] = back;
  if (first === undefined) throw new Error('Expected a way back, but it is empty.');
  work.push({ node: work.node(first), scope, at: inner.length > 0 ? inner : undefined });
}

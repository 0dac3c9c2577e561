import type { Node } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import type { Instance, Wait } from '../core/shape.ts';
import type { Token, Work } from '../core/work.ts';

/** The life of an element. What fails throws `Stuck` before it has emitted anything. */
export interface Processor {
  /** A token arrives (or comes again, now that an incident is resolved). */
  activate(work: Work, token: Token): void;
  /** Its work is done: it ends and its flows are taken. Absent: it never stays. */
  complete?(work: Work, node: Node, instance: Instance): void;
  /** Tokens have moved on inside it. */
  advanced?(work: Work, node: Node, instance: Instance): void;
  /** One of its own waiting places was reached from outside; boundary events are told apart beforehand. */
  onEvent?(work: Work, node: Node, instance: Instance, wait: Wait, variables: Variables): void;
}

import type { Expression } from '#runtime/feel';
import type { FieldRule } from '#runtime/fields';
import type { Value } from '#runtime/values';
import type { FormSchema } from '../types.ts';

/** What a linkage sets something to: a constant, or what an expression gives. */
export type Choice = { readonly constant: Value } | { readonly expression: Expression };

/** What one side of a reaction says. */
export interface Changes {
  readonly visible?: Choice;
  readonly required?: Choice;
  readonly value?: Choice;
}

export interface Reaction {
  readonly when?: Expression;
  readonly fulfill: Changes;
  readonly otherwise: Changes;
}

/**
 * One place of a form. `void` (page, group, text) only shows; `object` and `rows` hold other nodes' values; a `leaf`
 * has a value of its own. A node inside rows exists once a row.
 */
export interface FormNode {
  /** Position in `CompiledForm.nodes`. */
  readonly id: number;
  readonly key: string;
  /** Place among the values, rows as `*`: `phone`, `members.*.name`. Pages and groups have the place of their key. */
  readonly path: string;
  readonly schema: FormSchema;
  readonly kind: string;
  readonly rule: FieldRule;
  readonly holds: 'void' | 'object' | 'rows' | 'leaf';
  readonly parent: FormNode | undefined;
  /** The nearest node above that holds this one's value; absent: the form itself. */
  readonly container: FormNode | undefined;
  /** The rows this node repeats with. */
  readonly rows: FormNode | undefined;
  readonly children: readonly FormNode[];
  readonly base: Changes;
  readonly reactions: readonly Reaction[];
  /** Filled by another field beside it: an ID number gives the birthday. */
  readonly derived: { readonly from: FormNode; readonly part: string } | undefined;
  /** Does any expression decide about this node? */
  readonly linked: boolean;
}

/** A form that was read once: its nodes in the order of the page and in the order of evaluation. */
export interface CompiledForm {
  readonly schema: FormSchema;
  readonly nodes: readonly FormNode[];
  /** Whatever a node reads stands before it. */
  readonly order: readonly FormNode[];
  readonly roots: readonly FormNode[];
  readonly byPath: ReadonlyMap<string, FormNode>;
  /** Keys of values on the first level; and below each container. */
  readonly keys: ReadonlySet<string>;
  readonly keysOf: ReadonlyMap<FormNode, ReadonlySet<string>>;
}

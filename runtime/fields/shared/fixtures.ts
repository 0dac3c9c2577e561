import type { FormSchema } from '#runtime/form';
import type { Value } from '#runtime/values';

/** Example values of a kind: for its test, for the preview of the builder, for property tests. */
export interface FieldFixtures {
  /** Schema beside `type` and `x-component`. */
  readonly schema?: Partial<FormSchema>;
  /** What people type, and what is kept of it. */
  readonly good: readonly { readonly typed: Value; readonly kept: Value; readonly shown: string }[];
  /** What is refused, and the code that says why; with its own schema where the bounds matter. */
  readonly bad: readonly {
    readonly typed: Value;
    readonly code: string;
    readonly schema?: Partial<FormSchema>;
  }[];
}

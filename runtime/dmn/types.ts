import type { Ambient, FeelWarning } from '#runtime/feel';
import type { Finding } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';

/** A compiled DMN file: decisions by id. */
export interface CompiledDecisions {
  readonly decisions: Decisions;
  /** By decision id: what it and all it needs read from the case, as paths (`['settings', 'days']`). */
  readonly reads: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly findings: readonly Finding[];
}

export interface DecisionResult {
  /** The decision's value; null with a reason in `errors` where it cannot be had. */
  readonly value: Value;
  /** Numbers (1-based) of the rules that matched, for the record of the case. */
  readonly matched: readonly number[];
  readonly warnings: readonly FeelWarning[];
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

/** The decisions of a release. */
export interface Decisions {
  readonly ids: readonly string[];
  evaluate(decision: string, variables: Variables, ambient: Ambient): DecisionResult;
}

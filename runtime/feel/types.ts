import type { Instant } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';

/** What an expression may ask of the world. Comes in with the context; never read from a clock. */
export interface Ambient {
  readonly now: Instant;
  /** IANA zone; "today" is the street's day. */
  readonly zone: string;
  /** Seed of `random number()` and `uuid()`. */
  readonly seed?: string;
}

export interface FeelWarning {
  readonly code: string;
  readonly message: string;
}

/** FEEL does not throw: what cannot be computed is null, with a reason beside it. */
export interface FeelResult {
  readonly value: Value;
  readonly warnings: readonly FeelWarning[];
}

export interface CompileError {
  readonly code: 'feel-syntax' | 'feel-too-long' | 'feel-unknown-name';
  readonly message: string;
  /** Offset in the source, 0-based, where it is known. */
  readonly position?: number;
}

/** One place where an expression reads a variable. */
export interface Read {
  /** `settings.handleDays` is `['settings', 'handleDays']`. */
  readonly path: readonly string[];
  /** Inside a filter `list[…]`, where a name may be one of the item's own. */
  readonly filtered: boolean;
  /** Offset in the source, 0-based. */
  readonly from: number;
}

export interface Expression {
  readonly source: string;
  /** Free names it reads, e.g. `amount` of `amount > 3`; paths are cut to their first name. */
  readonly names: readonly string[];
  /** Every reading place, with its path. */
  readonly reads: readonly Read[];
  evaluate(variables: Variables, ambient: Ambient): FeelResult;
}

/** A cell of a decision table: tests one input value. */
export interface UnaryTest {
  readonly source: string;
  readonly names: readonly string[];
  readonly reads: readonly Read[];
  test(input: Value, variables: Variables, ambient: Ambient): FeelResult;
}

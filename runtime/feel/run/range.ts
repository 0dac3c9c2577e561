import type { CompareOp } from '../parse/ast.ts';
import { Special } from './special.ts';

/** A range; an end that is open for ever is null and does not belong to it. */
export class FeelRange extends Special {
  readonly kind = 'range';
  readonly start: unknown;
  readonly end: unknown;
  readonly withStart: boolean;
  readonly withEnd: boolean;
  /** Written as a comparison, `(< 10)`: the standard keeps it apart from `(null..10)`. */
  readonly op: CompareOp | undefined;

  constructor(start: unknown, end: unknown, withStart: boolean, withEnd: boolean, op?: CompareOp) {
    super();
    this.start = start;
    this.end = end;
    this.withStart = withStart;
    this.withEnd = withEnd;
    this.op = op;
  }
}

/** The range that a comparison without a left side stands for. */
export function rangeOf(op: CompareOp, bound: unknown): FeelRange {
  switch (op) {
    case '<':
    case '<=':
      return new FeelRange(null, bound, false, op === '<=', op);
    case '>':
    case '>=':
      return new FeelRange(bound, null, op === '>=', false, op);
    default:
      return new FeelRange(bound, bound, op === '=', op === '=', op);
  }
}

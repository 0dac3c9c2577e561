import { FeelRange } from 'feelin';

/**
 * Mends one slip of the library: its comparisons are ranges, and a range lets JavaScript compare a text with a number,
 * so `"4" > 3` was true. In FEEL values of different kinds do not compare: the answer is null.
 */
const includes = FeelRange.prototype.includes;

FeelRange.prototype.includes = function (this: FeelRange, value: unknown) {
  const kind = this.valueType;
  if (kind !== null && value !== null && value !== undefined && !(value instanceof FeelRange)) {
    const scalar = typeof value === 'object' ? undefined : typeof value;
    const wanted = kind === 'number' || kind === 'string' ? kind : undefined;
    if (scalar !== wanted) return null;
  }
  return includes.call(this, value);
};

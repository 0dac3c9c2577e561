import { charge, warn } from './budget.ts';
import { compareNumbers } from './decimals.ts';
import { isNum } from './number.ts';
import type { FeelRange } from './range.ts';
import { type Context, isContext, kindName, kindOf } from './special.ts';
import { DAY, DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.ts';

/** Below nought where a is less; nothing where the two do not compare. */
export function compare(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string') return typeof b !== 'string' ? null : a < b ? -1 : a > b ? 1 : 0;
  if (isNum(a)) return isNum(b) ? compareNumbers(a, b) : null;
  if (a instanceof FeelDate) return b instanceof FeelDate ? a.day - b.day : null;
  if (a instanceof FeelDateTime) return b instanceof FeelDateTime ? compareMoments(a, b) : null;
  if (a instanceof FeelTime) return b instanceof FeelTime ? compareTimes(a, b) : null;
  if (a instanceof DaysDuration) {
    return b instanceof DaysDuration ? a.second - b.second || a.nano - b.nano : null;
  }
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.months - b.months : null;
  return null;
}

/** Two clocks compare where both say where they hang, or neither does. */
function compareMoments(a: FeelDateTime, b: FeelDateTime): number | null {
  const [x, y] = [a.offset, b.offset];
  if ((x === null) !== (y === null)) return null;
  return a.local - (x ?? 0) - (b.local - (y ?? 0)) || a.time.nano - b.time.nano;
}

function compareTimes(a: FeelTime, b: FeelTime): number | null {
  const [x, y] = [a.offset, b.offset];
  if ((x === null) !== (y === null)) return null;
  const within = (second: number) => ((second % DAY) + DAY) % DAY;
  return within(a.second - (x ?? 0)) - within(b.second - (y ?? 0)) || a.nano - b.nano;
}

/** FEEL's `=`: null where the kinds differ, but for null itself, which equals nothing else. */
export function equal(a: unknown, b: unknown): boolean | null {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return null;
  switch (kind) {
    case 'boolean':
    case 'string':
      return false;
    case 'function':
      return false;
    case 'list':
      return equalLists(a as readonly unknown[], b as readonly unknown[]);
    case 'context':
      return equalContexts(a as Context, b as Context);
    case 'range':
      return equalRanges(a as FeelRange, b as FeelRange);
    case 'time':
    case 'date time':
      return sameSecond(a as FeelTime, b as FeelTime);
    default:
      return compare(a, b) === 0;
  }
}

/** Of clocks `=` asks for the same second: finer is for `<`, as the standard's own test kit has it. */
function sameSecond(a: FeelTime | FeelDateTime, b: FeelTime | FeelDateTime): boolean {
  return compare(whole(a), whole(b)) === 0;
}

function whole(value: FeelTime | FeelDateTime): FeelTime | FeelDateTime {
  if (value instanceof FeelDateTime) return new FeelDateTime(value.date, whole(value.time) as FeelTime);
  return value.nano === 0 ? value : new FeelTime(value.second, 0, value.place);
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  charge(a.length / 16);
  return a.every((item, i) => equal(item, b[i]) === true);
}

function equalContexts(a: Context, b: Context): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  charge(keys.length / 16);
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]) === true);
}

function equalRanges(a: FeelRange, b: FeelRange): boolean {
  return (
    a.op === b.op &&
    a.withStart === b.withStart &&
    a.withEnd === b.withEnd &&
    equal(a.start, b.start) === true &&
    equal(a.end, b.end) === true
  );
}

/** Is the value within the range? Null where they do not compare. */
export function includes(range: FeelRange, value: unknown): boolean | null {
  if (range.op === '=') return equal(value, range.start);
  if (range.op === '!=') return not(equal(value, range.start));
  let low: number | null = 1;
  let high: number | null = -1;
  if (range.start !== null) low = compare(value, range.start);
  if (range.end !== null) high = compare(value, range.end);
  if (low === null || high === null || (range.start === null && range.end === null)) return null;
  return (range.withStart ? low >= 0 : low > 0) && (range.withEnd ? high <= 0 : high < 0);
}

/** One and the same in every part, zone and all: `is`. */
export function identical(a: unknown, b: unknown): boolean {
  if (a instanceof FeelTime && b instanceof FeelTime) {
    return (
      a.second === b.second && a.nano === b.nano && a.offset === b.offset && a.place.zone === b.place.zone
    );
  }
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) {
    return a.date.day === b.date.day && identical(a.time, b.time);
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => identical(item, b[i]));
  }
  if (isContext(a) && isContext(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && identical(a[key], b[key]))
    );
  }
  return equal(a, b) === true;
}

export const not = (verdict: boolean | null): boolean | null => (verdict === null ? null : !verdict);

/** Null, with a word why, where the two do not compare. */
export function uncomparable(sign: string, a: unknown, b: unknown): null {
  return warn('NOT_COMPARABLE', `${kindName(a)} ${sign} ${kindName(b)} cannot be said.`);
}

import { bounded, charge, warn } from './budget.ts';
import { addMonths, civil } from './days.ts';
import { add, divide, multiply, negate, power, subtract } from './decimals.ts';
import { double, isNum, type Num } from './number.ts';
import { kindName } from './special.ts';
import { DAY, DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.ts';
import { offsetAt } from './zones.ts';

type Operation = (a: unknown, b: unknown) => unknown;

/** Nothing fits these two: null, and a word why. */
function unfit(sign: string, a: unknown, b: unknown): null {
  return warn('INVALID_TYPE', `${kindName(a)} ${sign} ${kindName(b)} cannot be computed.`);
}

const isDuration = (value: unknown): value is DaysDuration | MonthsDuration =>
  value instanceof DaysDuration || value instanceof MonthsDuration;

/** The sum, also of texts, of a moment and a duration, of two durations. */
export const plus: Operation = (a, b) => {
  if (isNum(a) && isNum(b)) return add(a, b);
  if (typeof a === 'string' && typeof b === 'string') {
    charge((a.length + b.length) / 64);
    return bounded(a + b);
  }
  const made = isDuration(a) && !isDuration(b) ? shifted(b, a, 1) : isDuration(b) ? shifted(a, b, 1) : null;
  return made ?? unfit('+', a, b);
};

export const minus: Operation = (a, b) => {
  if (isNum(a) && isNum(b)) return subtract(a, b);
  const made = isDuration(b) ? shifted(a, b, -1) : between(a, b);
  return made ?? unfit('-', a, b);
};

/** The value moved by a duration, or nothing where that has no meaning. */
function shifted(value: unknown, by: DaysDuration | MonthsDuration, sign: 1 | -1): unknown {
  if (by instanceof MonthsDuration) {
    const months = by.months * sign;
    if (value instanceof MonthsDuration) return new MonthsDuration(value.months + months);
    if (value instanceof FeelDate) return new FeelDate(addMonths(value.day, months));
    if (value instanceof FeelDateTime)
      return new FeelDateTime(new FeelDate(addMonths(value.date.day, months)), value.time);
    return null;
  }
  const step = sign === 1 ? by : by.negated();
  if (value instanceof DaysDuration)
    return new DaysDuration(value.second + step.second, value.nano + step.nano);
  if (value instanceof FeelDate) return new FeelDate(value.day + Math.floor(step.second / DAY));
  if (value instanceof FeelTime) return moved(value, step).time;
  if (value instanceof FeelDateTime) {
    const { days, time } = moved(value.time, step);
    return settled(new FeelDateTime(new FeelDate(value.date.day + days), time), value);
  }
  return null;
}

/** In a zone time goes on by the world's clock: an hour is an hour, also in the night when the zone's clocks jump. */
function settled(local: FeelDateTime, from: FeelDateTime): FeelDateTime {
  const { zone } = from.time.place;
  const before = from.offset;
  if (zone === null || before === null) return local;
  const jump = offsetAt(local.local - before, zone) - before;
  if (jump === 0) return local;
  const { days, time } = moved(local.time, new DaysDuration(jump, 0));
  return new FeelDateTime(new FeelDate(local.date.day + days), time);
}

function moved(time: FeelTime, by: DaysDuration): { readonly days: number; readonly time: FeelTime } {
  const sum = new DaysDuration(time.second + by.second, time.nano + by.nano);
  const days = Math.floor(sum.second / DAY);
  return { days, time: new FeelTime(sum.second - days * DAY, sum.nano, time.place) };
}

/** Time from b to a. A day counts as its midnight; clocks must both say where they hang, or neither. */
function between(a: unknown, b: unknown): unknown {
  if (a instanceof FeelTime && b instanceof FeelTime) {
    const [x, y] = [a.offset, b.offset];
    if ((x === null) !== (y === null)) return null;
    return new DaysDuration(a.second - (x ?? 0) - (b.second - (y ?? 0)), a.nano - b.nano);
  }
  const [m, n] = [moment(a), moment(b)];
  if (!m || !n) return null;
  // A day among moments with a zone is midnight in Greenwich.
  const [x, y] = [offsetOf(a, m), offsetOf(b, n)];
  if ((x === null) !== (y === null)) return null;
  return new DaysDuration(m.local - (x ?? 0) - (n.local - (y ?? 0)), m.time.nano - n.time.nano);
}

const MIDNIGHT = new FeelTime(0, 0, { offset: 0, zone: null });

function moment(value: unknown): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? new FeelDateTime(value, MIDNIGHT) : null;
}

function offsetOf(_: unknown, at: FeelDateTime): number | null {
  return at.offset;
}

export const times: Operation = (a, b) => {
  if (isNum(a) && isNum(b)) return multiply(a, b);
  const made =
    isDuration(a) && isNum(b)
      ? scaled(a, b, multiply)
      : isDuration(b) && isNum(a)
        ? scaled(b, a, multiply)
        : null;
  return made ?? unfit('*', a, b);
};

export const over: Operation = (a, b) => {
  if (isNum(a) && isNum(b)) return divide(a, b) ?? warn('INVALID_ARGUMENTS', 'A division by nought.');
  if (a instanceof DaysDuration && b instanceof DaysDuration)
    return divide(seconds(a), seconds(b)) ?? unfit('/', a, b);
  if (a instanceof MonthsDuration && b instanceof MonthsDuration)
    return divide(a.months, b.months) ?? unfit('/', a, b);
  const made = isDuration(a) && isNum(b) ? scaled(a, b, divide) : null;
  return made ?? unfit('/', a, b);
};

const seconds = (value: DaysDuration): Num => add(value.second, multiply(value.nano, 1e-9));

function scaled(
  value: DaysDuration | MonthsDuration,
  by: Num,
  operation: (a: Num, b: Num) => Num | null,
): DaysDuration | MonthsDuration | null {
  const amount = operation(value instanceof DaysDuration ? seconds(value) : value.months, by);
  if (amount === null) return null;
  if (value instanceof MonthsDuration) {
    const months = Math.trunc(double(amount));
    return Number.isSafeInteger(months) ? new MonthsDuration(months) : null;
  }
  const whole = Math.floor(double(amount));
  if (!Number.isSafeInteger(whole)) return null;
  return new DaysDuration(whole, Math.round(double(multiply(subtract(amount, whole), 1e9))));
}

export const raised: Operation = (a, b) => {
  if (!isNum(a) || !isNum(b)) return unfit('**', a, b);
  return power(a, b) ?? warn('INVALID_ARGUMENTS', 'The power has no value.');
};

export const negated = (value: unknown): unknown => {
  if (isNum(value)) return negate(value);
  if (value instanceof DaysDuration) return value.negated();
  if (value instanceof MonthsDuration) return new MonthsDuration(-value.months);
  return warn('INVALID_TYPE', `${kindName(value)} cannot be negated.`);
};

/** Whole months from one day to the other, towards nought. */
export function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from);
  const [a, b] = [civil(from), civil(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

import { date, duration, evaluate, FeelDate, FeelDuration, type FeelFunction, isRange } from 'feelin';
import { bounded, charge, type HostFunction, MAX_STEPS, run, TooCostly } from './budget.ts';

/**
 * What the source is rewritten with before the library reads it (see prepare.ts): the library itself has no bound on
 * loops, recursion or growth, so each of them passes through one of these.
 */
export const LOOPS: Readonly<Record<string, HostFunction>> = {
  linli__range: named(['a', 'b'], (a: unknown, b: unknown) => {
    if (typeof a === 'number' && typeof b === 'number') return numbers(a, b, true, true);
    return days(a, b);
  }),
  linli__list: named(['list'], (list: unknown) => {
    if (isRange(list)) return ofRange(list);
    if (Array.isArray(list)) charge(list.length);
    return list;
  }),
  linli__step: named([], () => {
    charge(1);
    return true;
  }),
  linli__add: named(['a', 'b'], (a: unknown, b: unknown) => {
    if (typeof a === 'number' && typeof b === 'number') return a + b;
    if (typeof a !== 'string' || typeof b !== 'string') return operated('a + b', a, b);
    charge((a.length + b.length) / 64);
    return bounded(a + b);
  }),
  linli__negate: named(['value'], (value: unknown) => {
    if (typeof value === 'number') return -value;
    if (!(value instanceof FeelDuration)) return operated('-b', null, value);
    return duration(value.iso.startsWith('-') ? value.iso.slice(1) : `-${value.iso}`);
  }),
  linli__size: named(['value'], bounded),
  /** A cell's test that is a name, a list or a call: what it gives may be a verdict, a list of values, or the value. */
  linli__test: named(['input', 'value'], (input: unknown, value: unknown) => {
    if (typeof value === 'boolean') return typeof input === 'boolean' ? input === value : value;
    if (value === null || value === undefined) return input === null;
    if (Array.isArray(value) && Array.isArray(input)) return operated('a = b', input, value) === true;
    if (!Array.isArray(value)) return same(input, value);
    charge(value.length);
    return same(input, value) === true || value.some((item) => same(input, item) === true);
  }),
};

function named(names: readonly string[], fn: HostFunction): HostFunction {
  return Object.assign(fn, { $args: names });
}

function numbers(start: number, end: number, withStart: boolean, withEnd: boolean): number[] {
  const count = Math.floor(Math.abs(end - start)) + 1;
  if (!(count <= MAX_STEPS)) throw new TooCostly(`A loop over ${count} numbers is too long.`);
  charge(count);
  const step = start > end ? -1 : 1;
  const list: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const number = start + i * step;
    if ((number === start && !withStart) || (number === end && !withEnd)) continue;
    list.push(number);
  }
  return list;
}

function ofRange(range: {
  start: unknown;
  end: unknown;
  'start included': boolean;
  'end included': boolean;
}): unknown {
  const { start, end } = range;
  if (start === null || end === null) return null;
  if (typeof start === 'number' && typeof end === 'number') {
    return numbers(start, end, range['start included'], range['end included']);
  }
  if (typeof start === 'string' && typeof end === 'string') {
    charge(64);
    return range;
  }
  return days(start, end);
}

/** Days from one to the other, as the standard has it for loops over dates. */
function days(start: unknown, end: unknown): unknown {
  if (!(start instanceof FeelDate && end instanceof FeelDate)) {
    run.warnings.push({ code: 'INVALID_TYPE', message: 'A loop goes over numbers or days, or over a list.' });
    return null;
  }
  const first = Date.parse(`${start.iso}T00:00:00Z`) / DAY;
  const last = Date.parse(`${end.iso}T00:00:00Z`) / DAY;
  return numbers(first, last, true, true).map((day) => date(new Date(day * DAY).toISOString().slice(0, 10)));
}

interface Operator {
  readonly value: FeelFunction;
  readonly warnings: unknown[];
}
const operators = new Map<string, Operator>();

/** An operator of the library over two of its values. */
function operate(
  source: string,
  a: unknown,
  b: unknown,
): { readonly value: unknown; readonly warned: boolean } {
  let operator = operators.get(source);
  if (!operator) {
    operator = evaluate(`function(a, b) ${source}`, {}) as Operator;
    operators.set(source, operator);
  }
  operator.warnings.length = 0;
  return { value: operator.value.invoke([a, b]), warned: operator.warnings.length > 0 };
}

/** The same, with a warning where the library warned. */
function operated(source: string, a: unknown, b: unknown): unknown {
  const { value, warned } = operate(source, a, b);
  if (warned)
    run.warnings.push({ code: 'INVALID_TYPE', message: 'An operator does not fit the kinds of its values.' });
  return value;
}

const same = (a: unknown, b: unknown): unknown => operate('a in (b)', a, b).value;

const DAY = 86_400_000;

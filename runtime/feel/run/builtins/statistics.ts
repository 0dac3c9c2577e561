import { plus } from '../arithmetic.ts';
import { charge, warn } from '../budget.ts';
import { compare } from '../compare.ts';
import { add, compareNumbers, divide, multiply, power, subtract } from '../decimals.ts';
import { isNum, type Num } from '../number.ts';
import { DaysDuration, MonthsDuration } from '../temporal.ts';
import { type Form, form, type Library } from './define.ts';
import { distinct } from './lists.ts';

type List = readonly unknown[];

const empty = (): null => warn('INVALID_ARGUMENTS', 'The list is empty.');

/** Over numbers only; nothing where another kind is among them. */
const ofNumbers = (compute: (list: readonly Num[]) => unknown): readonly Form[] => [
  form('...list: any', (list: List) => {
    if (list.length === 0) return empty();
    return list.every(isNum) ? compute(list) : undefined;
  }),
];

/** The least or the greatest of values of one kind. */
function extreme(list: List, sign: 1 | -1): unknown {
  if (list.length === 0) return empty();
  let best = list[0];
  if (compare(best, best) === null) return undefined;
  for (const item of list) {
    const order = compare(item, best);
    if (order === null) return undefined;
    if (order * sign > 0) best = item;
  }
  return best;
}

const sum = (list: readonly Num[]): Num => list.reduce(add);
const mean = (list: readonly Num[]): Num | null => divide(sum(list), list.length);
const sorted = (list: readonly Num[]): Num[] => list.toSorted(compareNumbers);

function sumOf(list: List): unknown {
  if (list.length === 0) return empty();
  if (list.every(isNum)) return sum(list);
  const durations =
    list.every((item) => item instanceof DaysDuration) ||
    list.every((item) => item instanceof MonthsDuration);
  return durations ? (list as List).reduce((a, b) => plus(a, b)) : undefined;
}

function median(list: readonly Num[]): Num | null {
  const order = sorted(list);
  const half = Math.floor(order.length / 2);
  const upper = order[half] as Num;
  return order.length % 2 === 1 ? upper : divide(add(order[half - 1] as Num, upper), 2);
}

function stddev(list: readonly Num[]): Num | null | undefined {
  if (list.length < 2) return undefined;
  const middle = mean(list) ?? 0;
  const squares = list.map((item) => multiply(subtract(item, middle), subtract(item, middle)));
  const variance = divide(sum(squares), list.length - 1) ?? 0;
  return power(variance, 0.5);
}

function mode(list: List): unknown {
  if (list.length === 0) return [];
  if (!list.every(isNum)) return undefined;
  charge((list.length * list.length) / 16);
  const counts = distinct(list).map((value) => ({
    value: value as Num,
    count: list.filter((item) => compareNumbers(item, value as Num) === 0).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  return sorted(counts.filter(({ count }) => count === most).map(({ value }) => value));
}

/** True where all are, false where one is false, else null. */
function every(list: List): unknown {
  if (list.includes(false)) return false;
  return list.every((item) => item === true) ? true : undefined;
}

function some(list: List): unknown {
  if (list.includes(true)) return true;
  return list.every((item) => item === false) ? false : undefined;
}

export const STATISTICS: Library = {
  min: [form('...list: any', (list: List) => extreme(list, -1))],
  max: [form('...list: any', (list: List) => extreme(list, 1))],
  sum: [form('...list: any', sumOf)],
  product: ofNumbers((list) => list.reduce(multiply)),
  mean: ofNumbers(mean),
  median: ofNumbers(median),
  stddev: ofNumbers(stddev),
  mode: [form('...list: any', mode)],
  all: [form('...list: any', every)],
  any: [form('...list: any', some)],
  and: [form('...list: any', every)],
  or: [form('...list: any', some)],
  not: [
    form('negand: any', (value: unknown) =>
      typeof value === 'boolean' ? !value : value === null ? null : undefined,
    ),
  ],
};

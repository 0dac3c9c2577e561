import type { Variables } from '#runtime/values';

/** Expressions of all kinds, as drawings have them, each with what it must give. */
export interface Mixed {
  readonly id: string;
  readonly expression: string;
  readonly context: Variables;
  readonly result: unknown;
}

const date = (v: string) => ({ '@': 'date', v }) as const;
const orders = [
  { name: 'a', price: 10, count: 2 },
  { name: 'b', price: 25.5, count: 1 },
  { name: 'c', price: 40, count: 3 },
];

export const MIXED: readonly Mixed[] = [
  { id: 'cents', expression: 'price * 3 + 0.1', context: { price: 19.99 }, result: 60.07 },
  { id: 'whole', expression: '(a + b) * c - 4', context: { a: 1, b: 2, c: 3 }, result: 5 },
  { id: 'rounding', expression: 'round half up(x / 4, 2)', context: { x: 4.5 }, result: 1.13 },
  { id: 'modulo', expression: 'modulo(n, 7) = 3', context: { n: 24 }, result: true },
  {
    id: 'condition',
    expression: 'amount > 100 and dept = "fin"',
    context: { amount: 120, dept: 'fin' },
    result: true,
  },
  { id: 'between', expression: 'age between 18 and 60', context: { age: 33 }, result: true },
  { id: 'in-range', expression: 'age in [18..60]', context: { age: 33 }, result: true },
  { id: 'in-list', expression: 'unit in ("east", "west", "north")', context: { unit: 'west' }, result: true },
  {
    id: 'text',
    expression: '"No. " + upper case(substring(code, 1, 3))',
    context: { code: 'abcdef' },
    result: 'No. ABC',
  },
  {
    id: 'pattern',
    expression: 'matches(phone, "^1[3-9][0-9]{9}$")',
    context: { phone: '13812345678' },
    result: true,
  },
  {
    id: 'path',
    expression: 'applicant.address.street',
    context: { applicant: { address: { street: 'x' } } },
    result: 'x',
  },
  { id: 'context', expression: '{a: x, b: a + 1}.b', context: { x: 1 }, result: 2 },
  { id: 'list', expression: 'sum([a, b, 3])', context: { a: 1, b: 2 }, result: 6 },
  { id: 'filter', expression: 'count(orders[price > 20])', context: { orders }, result: 2 },
  { id: 'for', expression: 'for o in orders return o.count', context: { orders }, result: [2, 1, 3] },
  { id: 'some', expression: 'some o in orders satisfies o.price > 30', context: { orders }, result: true },
  { id: 'every', expression: 'every o in orders satisfies o.count > 0', context: { orders }, result: true },
  {
    id: 'date',
    expression: 'day + duration("P3D") > date("2026-01-01")',
    context: { day: date('2026-02-27') },
    result: true,
  },
  {
    id: 'duration',
    expression: '(day - date("2026-01-01")).days',
    context: { day: date('2026-02-27') },
    result: 57,
  },
  {
    id: 'months',
    expression: 'years and months duration(born, day).years',
    context: { born: date('1990-05-01'), day: date('2026-02-27') },
    result: 35,
  },
];

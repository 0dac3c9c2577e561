import { compareNumbers, negate } from '../decimals.ts';
import { double, type Num } from '../number.ts';
import { type Mode, modulo, round } from '../rounding.ts';
import { type DaysDuration, MonthsDuration } from '../temporal.ts';
import { type Form, form, type Library } from './define.ts';

/** Decimal places a rounding may ask for. */
const [LEAST, MOST] = [-6_111, 6_176];

function rounded(value: Num, scale: Num | null | undefined, mode: Mode): Num | undefined {
  const places = Math.trunc(double(scale ?? 0));
  return places < LEAST || places > MOST ? undefined : round(value, places, mode);
}

const rounding = (mode: Mode): readonly Form[] => [
  form('n: number, scale: number', (n: Num, scale: Num) => rounded(n, scale, mode)),
];
const toWhole = (mode: Mode): readonly Form[] => [
  form('n: number', (n: Num) => rounded(n, 0, mode)),
  form('n: number, scale: number', (n: Num, scale: Num) => rounded(n, scale, mode)),
];

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value + 0 : undefined);
const isOdd = (n: Num): boolean => Math.abs(double(n)) % 2 === 1;

export const NUMBERS: Library = {
  decimal: rounding('half even'),
  floor: toWhole('floor'),
  ceiling: toWhole('ceiling'),
  'round up': rounding('up'),
  'round down': rounding('down'),
  'round half up': rounding('half up'),
  'round half down': rounding('half down'),
  abs: [
    form('n: number', (n: Num) => (compareNumbers(n, 0) < 0 ? negate(n) : n)),
    form('n: days', (n: DaysDuration) => (n.negative ? n.negated() : n)),
    form('n: months', (n: MonthsDuration) => new MonthsDuration(Math.abs(n.months))),
  ],
  modulo: [form('dividend: number, divisor: number', (a: Num, b: Num) => modulo(a, b) ?? undefined)],
  sqrt: [form('number: number', (n: Num) => finite(Math.sqrt(double(n))))],
  log: [form('number: number', (n: Num) => finite(Math.log(double(n))))],
  exp: [form('number: number', (n: Num) => finite(Math.exp(double(n))))],
  odd: [form('number: number', isOdd)],
  even: [form('number: number', (n: Num) => double(n) % 2 === 0)],
};

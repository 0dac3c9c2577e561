import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compareNumbers, divide, multiply, power, subtract } from './decimals.ts';
import { Decimal, decimal, double, type Num, numberText, parseNumber } from './number.ts';
import { type Mode, modulo, round } from './rounding.ts';

const read = (text: string): Num => {
  const value = parseNumber(text);
  if (value === null) throw new Error(`Expected a number, but got ${text}.`);
  return value;
};

/** Sums of money and the like: up to nine digits before the point and four behind. */
const money = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }));
const text = ([n, places]: readonly [number, number]): string => {
  const digits = String(Math.abs(n)).padStart(places + 1, '0');
  const sign = n < 0 ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};
const scaled = ([n, places]: readonly [number, number]): bigint => BigInt(n) * 10n ** BigInt(4 - places);
const sameAs = (value: Num, unscaled: bigint, scale: number): boolean =>
  compareNumbers(value, new Decimal(unscaled, scale, true)) === 0;

describe('numbers', () => {
  it('add and multiply as on paper, not as in binary', () => {
    expect(add(0.1, 0.2)).toBe(0.3);
    expect(multiply(1.1, 1.1)).toBe(1.21);
    expect(subtract(100, 99.99)).toBe(0.01);
    expect(numberText(add(read('12345678901234567890.12'), 0.03))).toBe('12345678901234567890.15');
  });
  it('agree with whole-number arithmetic on any two sums of money', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        const [x, y] = [read(text(a)), read(text(b))];
        expect(sameAs(add(x, y), scaled(a) + scaled(b), 4)).toBe(true);
        expect(sameAs(multiply(x, y), scaled(a) * scaled(b), 8)).toBe(true);
        expect(compareNumbers(x, y)).toBe(scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0);
      }),
    );
  });
  it('keep a product in 34 digits and divide back to where they came from', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        const [x, y] = [read(text(a)), read(text(b))];
        if (y === 0) return;
        expect(divide(multiply(x, y), y)).toEqual(x);
      }),
    );
  });
  it('divide to 34 digits and say that some were cut off', () => {
    const third = divide(1, 3);
    expect(third).toBeInstanceOf(Decimal);
    expect(numberText(third ?? 0)).toBe(`0.${'3'.repeat(34)}`);
    expect((third as Decimal).kept).toBe(false);
    expect(divide(1, 8)).toBe(0.125);
    expect(divide(5, 0)).toBe(null);
  });
  it.each<[string, number, Mode, number]>([
    ['2.5', 0, 'half even', 2],
    ['3.5', 0, 'half even', 4],
    ['-2.5', 0, 'half even', -2],
    ['1.121', 2, 'up', 1.13],
    ['-1.126', 2, 'up', -1.13],
    ['-1.126', 2, 'down', -1.12],
    ['5.5', 0, 'half up', 6],
    ['-5.5', 0, 'half up', -6],
    ['5.5', 0, 'half down', 5],
    ['-1.5', 0, 'floor', -2],
    ['-1.5', 0, 'ceiling', -1],
    ['1234', -2, 'half up', 1200],
    ['1.005', 2, 'half up', 1.01],
  ])('%s to %d places, %s, is %d', (value, scale, mode, wanted) => {
    expect(round(read(value), scale, mode)).toBe(wanted);
  });
  it('round the same by doubles and by big integers', () => {
    const modes: Mode[] = ['half even', 'up', 'down', 'half up', 'half down', 'floor', 'ceiling'];
    fc.assert(
      fc.property(money, fc.integer({ min: 0, max: 3 }), fc.constantFrom(...modes), (a, scale, mode) => {
        const value = read(text(a));
        expect(double(round(value, scale, mode))).toBe(double(round(decimal(value), scale, mode)));
      }),
    );
  });
  it('have a rest with the sign of the divisor', () => {
    expect([modulo(12, 5), modulo(-12, 5), modulo(12, -5), modulo(-12, -5)]).toEqual([2, 3, -3, -2]);
    expect(modulo(10.1, 4.5)).toBe(1.1);
    expect(modulo(1, 0)).toBe(null);
  });
  it('are raised exactly, and not beyond what a decimal can be', () => {
    expect(power(2, 10)).toBe(1024);
    expect(power(1.1, 2)).toBe(1.21);
    expect(power(10, -2)).toBe(0.01);
    expect(power(-8, 0.5)).toBe(null);
    expect(power(0, -1)).toBe(null);
    expect(power(10, 1_000_000)).toBe(null);
  });
  it.each(['', 'x', '1e', '1.2.3', '--1', '0x10', '1 000'])('are not read from "%s"', (given) => {
    expect(parseNumber(given)).toBe(null);
  });
});

import { divide, multiply, subtract } from './decimals.ts';
import { decimal, divideHalfEven, type Num, normal, placesOf, ten, tenTo } from './number.ts';

export type Mode = 'half even' | 'up' | 'down' | 'half up' | 'half down' | 'floor' | 'ceiling';

/** The number with that many decimal places; a negative scale rounds to tens, hundreds, … */
export function round(value: Num, scale: number, mode: Mode): Num {
  if (typeof value === 'number' && scale >= 0 && Number.isInteger(value)) return value;
  const quick = typeof value === 'number' && scale >= 0 ? roundShort(value, scale, mode) : undefined;
  if (quick !== undefined) return quick;
  const { unscaled, scale: own, kept } = decimal(value);
  if (own <= scale) return value;
  if (own - scale > 5_000)
    return mode === 'up' || (mode === 'ceiling' && unscaled > 0n) ? normal(1n, scale) : 0;
  const unit = ten(own - scale);
  return normal(whole(unscaled, unit, mode), scale, kept);
}

/** The same for a double of few places, without big integers. */
function roundShort(value: number, scale: number, mode: Mode): number | undefined {
  const own = placesOf(value);
  if (own < 0) return undefined;
  if (own <= scale) return value;
  const unit = tenTo(own - scale);
  const n = Math.round(value * tenTo(own));
  const down = Math.trunc(n / unit);
  const twice = Math.abs(n % unit) * 2;
  const up =
    mode === 'up' ||
    (mode === 'floor' && n < 0) ||
    (mode === 'ceiling' && n > 0) ||
    (mode === 'half up' && twice >= unit) ||
    (mode === 'half down' && twice > unit) ||
    (mode === 'half even' && (twice > unit || (twice === unit && down % 2 !== 0)));
  return (down + (up && twice > 0 ? Math.sign(n) : 0)) / tenTo(scale) + 0;
}

function whole(n: bigint, unit: bigint, mode: Mode): bigint {
  if (mode === 'half even') return divideHalfEven(n, unit);
  const [down, rest] = [n / unit, n % unit];
  if (rest === 0n) return down;
  const away = n < 0n ? down - 1n : down + 1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  switch (mode) {
    case 'up':
      return away;
    case 'down':
      return down;
    case 'floor':
      return n < 0n ? away : down;
    case 'ceiling':
      return n < 0n ? down : away;
    case 'half up':
      return twice >= unit ? away : down;
    case 'half down':
      return twice > unit ? away : down;
  }
}

/** The rest of a division, with the divisor's sign. */
export function modulo(a: Num, b: Num): Num | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  const quotient = divide(a, b);
  return quotient === null ? null : subtract(a, multiply(b, round(quotient, 0, 'floor')));
}

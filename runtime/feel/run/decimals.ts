import {
  type Decimal,
  decimal,
  divideHalfEven,
  double,
  type Num,
  normal,
  placesOf,
  ten,
  tenTo,
} from './number.ts';

const LARGEST = 1e15;

export function add(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
    const places = Math.max(placesOf(a), placesOf(b));
    if (places >= 0 && placesOf(a) >= 0 && placesOf(b) >= 0) {
      const p = tenTo(places);
      const scaled = Math.round(a * p) + Math.round(b * p);
      if (Math.abs(a * p) < LARGEST && Math.abs(b * p) < LARGEST && Math.abs(scaled) < LARGEST)
        return scaled / p;
    }
  }
  const [x, y] = [decimal(a), decimal(b)];
  if (far(x, y)) return x.unscaled === 0n ? b : y.unscaled === 0n ? a : larger(a, b);
  const scale = Math.max(x.scale, y.scale);
  return normal(at(x, scale) + at(y, scale), scale, x.kept || y.kept);
}

/** Is one so much larger that the other has no digit in the sum's 34? Then no long zeros are made. */
function far(x: Decimal, y: Decimal): boolean {
  return Math.abs(x.scale - y.scale) > 200;
}

const larger = (a: Num, b: Num): Num => (reach(decimal(a)) > reach(decimal(b)) ? a : b);

/** Digits before the point; below nought: noughts behind it. */
const reach = ({ unscaled, scale }: Decimal): number =>
  unscaled === 0n ? Number.NEGATIVE_INFINITY : String(unscaled).replace('-', '').length - scale;

const signOf = (n: bigint): number => (n < 0n ? -1 : n > 0n ? 1 : 0);

function compareFar(x: Decimal, y: Decimal): number {
  const [s, t] = [signOf(x.unscaled), signOf(y.unscaled)];
  if (s !== t) return s < t ? -1 : 1;
  return reach(x) > reach(y) ? s : -s;
}

const at = (x: Decimal, scale: number): bigint => x.unscaled * ten(scale - x.scale);

export function negate(a: Num): Num {
  if (typeof a === 'number') return a === 0 ? 0 : -a;
  return normal(-a.unscaled, a.scale, a.kept);
}

export const subtract = (a: Num, b: Num): Num => add(a, negate(b));

export function multiply(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(product))
      return product + 0;
    const [m, n] = [placesOf(a), placesOf(b)];
    if (m >= 0 && n >= 0) {
      const scaled = Math.round(a * tenTo(m)) * Math.round(b * tenTo(n));
      if (Math.abs(scaled) < LARGEST) return scaled / tenTo(m + n);
    }
  }
  const [x, y] = [decimal(a), decimal(b)];
  return within(normal(x.unscaled * y.unscaled, x.scale + y.scale, x.kept || y.kept));
}

/** The quotient of two short doubles where it ends within six places. */
function divideShort(a: number, b: number, unit: number): number | undefined {
  const [m, n] = [Math.round(a * unit), Math.round(b * unit)];
  const quotient = m / n;
  const left = Math.round(quotient * 1e6) * n;
  return Number.isSafeInteger(left) && Number.isSafeInteger(m * 1e6) && left === m * 1e6
    ? quotient + 0
    : undefined;
}

/** The quotient with 34 digits; nothing for a division by nought. */
export function divide(a: Num, b: Num): Num | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') {
    const places = Math.max(placesOf(a), placesOf(b));
    const short = placesOf(a) < 0 || placesOf(b) < 0 ? undefined : divideShort(a, b, tenTo(places));
    if (short !== undefined) return short;
  }
  const [x, y] = [decimal(a), decimal(b)];
  const shift = Math.max(0, 36 + y.unscaled.toString().length - x.unscaled.toString().length);
  const top = x.unscaled * ten(shift);
  const kept = (x.kept || y.kept) && top % y.unscaled === 0n;
  return within(normal(divideHalfEven(top, y.unscaled), x.scale + shift - y.scale, kept));
}

/** Beyond what a decimal of 34 digits can be. */
function within(value: Num): Num {
  if (typeof value === 'number') return value;
  if (value.scale > 6_176) return 0;
  return value;
}

export function compareNumbers(a: Num, b: Num): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [decimal(a), decimal(b)];
  if (far(x, y)) return compareFar(x, y);
  const scale = Math.max(x.scale, y.scale);
  const [m, n] = [at(x, scale), at(y, scale)];
  return m < n ? -1 : m > n ? 1 : 0;
}

/** A power; nothing where it has no real value or is too large. */
export function power(a: Num, b: Num): Num | null {
  const exponent = double(b);
  const base = double(a);
  const rough = base ** exponent;
  if (
    Number.isSafeInteger(base) &&
    exponent >= 0 &&
    Number.isSafeInteger(exponent) &&
    Number.isSafeInteger(rough)
  )
    return rough + 0;
  if (!Number.isSafeInteger(exponent)) return Number.isFinite(rough) ? rough + 0 : null;
  if (base === 0) return exponent > 0 ? 0 : exponent === 0 ? 1 : null;
  if (Math.abs(exponent * Math.log10(Math.abs(base))) > 6_144) return null;
  let result: Num = 1;
  let square: Num = a;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return exponent < 0 ? divide(1, result) : result;
}

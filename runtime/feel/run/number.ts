import { Special } from './special.ts';

/**
 * A number of FEEL: a plain double wherever its decimal writing has at most 15 digits (each such writing is another
 * double, so nothing is lost), else a Decimal with up to 34 digits. Sums of cents stay on the fast path.
 */
export type Num = number | Decimal;

/** `unscaled × 10^-scale`. */
export class Decimal extends Special {
  readonly kind = 'number';
  readonly unscaled: bigint;
  readonly scale: number;
  /** Comes from a saved decimal, and no digit was cut off since: then it is saved as one again, else as a double. */
  readonly kept: boolean;

  constructor(unscaled: bigint, scale: number, kept: boolean) {
    super();
    this.unscaled = unscaled;
    this.scale = scale;
    this.kept = kept;
  }
}

const DIGITS = 34;
const SHORT = 1_000_000_000_000_000n;
/** Powers of ten that doubles hold exactly. */
const TENS = Array.from({ length: 23 }, (_, i) => 10 ** i);

export function isNum(value: unknown): value is Num {
  return typeof value === 'number' || value instanceof Decimal;
}

export const ten = (power: number): bigint => 10n ** BigInt(power);

function digitsOf(n: bigint): number {
  return (n < 0n ? -n : n).toString().length;
}

/** At most 34 digits, no zeros at the end, a plain double where it is short enough. */
export function normal(unscaled: bigint, scale: number, kept = false): Num {
  let [n, s, keep] = [unscaled, scale, kept];
  if (n === 0n) return 0;
  const over = digitsOf(n) - DIGITS;
  if (over > 0) {
    const cut = ten(over);
    keep = keep && n % cut === 0n;
    n = divideHalfEven(n, cut);
    s -= over;
  }
  if (n % 10n === 0n) {
    const text = n.toString();
    const zeros = text.length - text.replace(/0+$/, '').length;
    n /= ten(zeros);
    s -= zeros;
  }
  if (n > -SHORT && n < SHORT && s < 200 && s > -200) return Number(`${n}e${-s}`);
  return new Decimal(n, s, keep);
}

export function divideHalfEven(n: bigint, by: bigint): bigint {
  const q = n / by;
  const twice = (n % by) * 2n;
  const [rest, whole] = [twice < 0n ? -twice : twice, by < 0n ? -by : by];
  if (rest < whole || (rest === whole && q % 2n === 0n)) return q;
  return n < 0n === by < 0n ? q + 1n : q - 1n;
}

/** The exact decimal that a double's shortest writing shows. */
export function decimal(value: Num): Decimal {
  return typeof value === 'number' ? parsed(String(value)) : value;
}

function parsed(text: string): Decimal {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return new Decimal(BigInt(`${whole}${fraction}`), fraction.length - Number(exponent), false);
}

/** Reads digits, or nothing where the text is none. */
export function parseNumber(text: string): Num | null {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(text)) return null;
  const plain = text.startsWith('+') ? text.slice(1) : text;
  if (plain.length < 15 && !/e/i.test(plain)) return Number(plain) + 0;
  const sign = plain.startsWith('-') ? '-' : '';
  const { unscaled, scale } = parsed(plain.replace(/^-/, '').replace(/^\./, '0.'));
  return normal(sign ? -unscaled : unscaled, scale);
}

/** A saved decimal; nothing where the text is none. */
export function parseDecimal(text: string): Num | null {
  const value = parseNumber(text);
  return value instanceof Decimal ? new Decimal(value.unscaled, value.scale, true) : value;
}

/** Plain digits, never an exponent. */
export function numberText(value: Num): string {
  if (typeof value === 'number') {
    const text = String(value);
    if (!text.includes('e')) return text;
  }
  const { unscaled, scale } = decimal(value);
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  if (scale <= 0) return sign + digits + '0'.repeat(-scale);
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** The nearest double. */
export function double(value: Num): number {
  return typeof value === 'number' ? value : Number(`${value.unscaled}e${-value.scale}`);
}

/** Decimal places of a short double, up to eight; -1 where there are more. */
export function placesOf(value: number): number {
  for (let places = 0; places <= 8; places += 1) {
    const p = TENS[places] as number;
    const scaled = Math.round(value * p);
    if (scaled > 1e15 || scaled < -1e15) return -1;
    if (scaled / p === value) return places;
  }
  return -1;
}

export const tenTo = (places: number): number => TENS[places] as number;

import type { FieldError } from '#runtime/form';
import type { Value } from '#runtime/values';
import type { RuleContext } from '../types.ts';
import { wrong, wrongType } from './errors.ts';
import { squeeze } from './text.ts';

/** `１，２００．５ 元` → 1200.5; what is no number stays as it was typed. */
export function toNumber(value: Value, units: RegExp = /$^/): Value {
  if (typeof value !== 'string') return value;
  const text = squeeze(value).replace(units, '').replace(/[−–—]/g, '-').replace(/。/g, '.');
  // Thousands: 1,234,567.8. A single comma elsewhere is not guessed at.
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return value;
  const number = Number(plain);
  return Object.is(number, -0) ? 0 : number;
}

/** Does the number have at most so many decimals? Asks its shortest decimal text, so 0.29 has two. */
export function hasDecimals(value: number, most: number): boolean {
  const text = String(value);
  if (text.includes('e')) return Number.isInteger(value);
  const point = text.indexOf('.');
  return point < 0 || text.length - point - 1 <= most;
}

/** Type and bounds. What was typed and is no number is told so. */
export function checkNumber(
  value: Value,
  context: RuleContext,
  unit: { zh: string; en: string },
): readonly FieldError[] {
  if (typeof value === 'string') {
    return wrong(
      context,
      'not-a-number',
      '请只填数字，如 12 或 3.5',
      'Please enter a number only, such as 12 or 3.5',
    );
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(context);
  const { minimum, maximum } = context.schema;
  if (minimum !== undefined && value < minimum) {
    return wrong(
      context,
      'too-small',
      `不能小于 ${minimum}${unit.zh}，请改大一些`,
      `Must be ${minimum}${unit.en} or more; please enter a larger number`,
    );
  }
  if (maximum !== undefined && value > maximum) {
    return wrong(
      context,
      'too-large',
      `不能大于 ${maximum}${unit.zh}，请改小一些`,
      `Must be ${maximum}${unit.en} or less; please enter a smaller number`,
    );
  }
  return [];
}

/** 1234567.5 → `1,234,567.5`, the same in every browser. */
export function grouped(value: number, decimals?: number): string {
  const text = decimals === undefined ? String(value) : value.toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}

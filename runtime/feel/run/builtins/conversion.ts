import { bounded, charge, run, TooCostly, warn } from '../budget.ts';
import { fromValue, toPlain } from '../convert.ts';
import { type Num, parseNumber } from '../number.ts';
import { randomAt, uuidAt } from '../random.ts';
import { textOf } from '../text.ts';
import { form, type Library } from './define.ts';

const SEPARATORS = [' ', ',', '.', null, undefined];

/** Digits with grouping signs and a decimal sign of one's own. */
function numberOf(text: string, grouping?: string | null, decimal?: string | null): Num | undefined {
  if (!SEPARATORS.includes(grouping) || !SEPARATORS.includes(decimal) || decimal === ' ') return undefined;
  if (grouping && grouping === decimal) return undefined;
  let plain = text;
  if (grouping) plain = plain.split(grouping).join('');
  if (decimal && decimal !== '.') plain = plain.includes('.') ? '' : plain.replace(decimal, '.');
  return parseNumber(plain) ?? undefined;
}

function draw(): string {
  run.draws += 1;
  return `${run.seed}#${run.draws}`;
}

function fromJson(text: string): unknown {
  charge(text.length / 64);
  try {
    return bounded(fromValue(JSON.parse(text)));
  } catch (error) {
    if (error instanceof TooCostly) throw error;
    return undefined;
  }
}

/** Writing out costs by what was written: it may be much more than what came in. */
function paid(text: string): string {
  charge(text.length / 8);
  return bounded(text);
}

const binary = (text: string): string => {
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += String.fromCharCode(byte);
  return out;
};

function fromBase64(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

/** Conversions, and what Camunda's FEEL has beyond the standard. */
export const CONVERSION: Library = {
  number: [
    form('from: string', (text: string) => numberOf(text)),
    form('from: number', (value: Num) => value),
    form('from: string, grouping separator?: string, decimal separator?: string', numberOf),
  ],
  string: [form('from: any', (from: unknown) => (from === null ? undefined : paid(textOf(from))))],
  'is defined': [form('value: any', (value: unknown) => value !== null)],
  'get or else': [form('value: any, default: any', (value: unknown, other: unknown) => value ?? other)],
  assert: [
    form(
      'value: any, condition: any, cause?: string',
      (value: unknown, condition: unknown, cause?: string | null) =>
        condition === true ? value : warn('ASSERTION', cause ?? 'The condition is not true.'),
    ),
  ],
  uuid: [form('', () => uuidAt(draw()))],
  'random number': [form('', () => randomAt(draw()))],
  'to json': [form('value: any', (value: unknown) => paid(JSON.stringify(toPlain(value))))],
  'from json': [form('value: string', fromJson)],
  'to base64': [form('value: string', (text: string) => paid(btoa(binary(text))))],
  'from base64': [form('value: string', fromBase64)],
};

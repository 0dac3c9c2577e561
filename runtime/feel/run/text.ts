import { FeelFunction } from './func.ts';
import { isNum, numberText } from './number.ts';
import { FeelRange } from './range.ts';
import { isContext } from './special.ts';

const PLAIN_KEY = /^[\p{L}_][\p{L}\p{N}_ ]*$/u;

/** The text of a value as `string()` gives it; texts within lists and contexts stand in quotes. */
export function textOf(value: unknown, inside = false): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return inside ? quoted(value) : value;
  if (isNum(value)) return numberText(value);
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, true)).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value);
  if (value instanceof FeelFunction) return `function(${value.params.join(', ')})`;
  if (!isContext(value)) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${keyText(key)}: ${textOf(item, true)}`);
  return `{${entries.join(', ')}}`;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const keyText = (key: string): string => (PLAIN_KEY.test(key) ? key : quoted(key));

function rangeText({ start, end, withStart, withEnd, op }: FeelRange): string {
  if (op) return `(${op} ${textOf(start ?? end, true)})`;
  return `${withStart ? '[' : '('}${textOf(start, true)}..${textOf(end, true)}${withEnd ? ']' : ')'}`;
}

import { bounded, charge } from '../budget.ts';
import { double, type Num } from '../number.ts';
import { matchAll, matches, replace, split } from '../regex/use.ts';
import { form, type Library } from './define.ts';

/** Letters outside the first plane are one letter in FEEL and two code units here. */
const isPlain = (text: string): boolean => !/[\ud800-\udfff]/.test(text);
const lettersOf = (text: string): readonly string[] => {
  charge(text.length / 64);
  return Array.from(text);
};

function substring(text: string, start: Num, length?: Num | null): string | undefined {
  const letters = isPlain(text) ? text : lettersOf(text);
  const at = Math.trunc(double(start));
  const from = at > 0 ? at - 1 : letters.length + at;
  if (at === 0 || from < 0 || from >= letters.length)
    return at === 0 || letters.length === 0 || from < 0 ? undefined : '';
  const count = length === undefined || length === null ? letters.length : Math.trunc(double(length));
  if (count < 1) return undefined;
  const part = letters.slice(from, from + count);
  return typeof part === 'string' ? part : part.join('');
}

function before(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
}

export const STRINGS: Library = {
  substring: [form('string: string, start position: number, length?: number', substring)],
  'string length': [
    form('string: string', (text: string) => (isPlain(text) ? text.length : lettersOf(text).length)),
  ],
  'upper case': [form('string: string', (text: string) => bounded(text.toUpperCase()))],
  'lower case': [form('string: string', (text: string) => bounded(text.toLowerCase()))],
  'substring before': [form('string: string, match: string', before)],
  'substring after': [form('string: string, match: string', after)],
  contains: [form('string: string, match: string', (text: string, match: string) => text.includes(match))],
  'starts with': [
    form('string: string, match: string', (text: string, match: string) => text.startsWith(match)),
  ],
  'ends with': [form('string: string, match: string', (text: string, match: string) => text.endsWith(match))],
  matches: [form('input: string, pattern: string, flags?: string', matches)],
  replace: [form('input: string, pattern: string, replacement: string, flags?: string', replace)],
  split: [form('string: string, delimiter: string', split)],
  extract: [form('string: string, pattern: string', matchAll)],
  trim: [form('string: string', (text: string) => text.trim())],
  'is blank': [form('string: string', (text: string) => text.trim() === '')],
};

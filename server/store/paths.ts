/** Dotted paths of fields: the one place that says which names may be asked for or changed. */
import { StoreError } from './port.ts';

const maxDepth = 16;
const maxLength = 400;
const forbidden = new Set(['__proto__', 'prototype', 'constructor']);
// Quotes, backslashes and control characters are written with escapes in JSON, so no store can address them plainly.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafe = /["'\\\u0000-\u001f\u007f]|[\ud800-\udfff]/u;

/**
 * Splits `a.b.c`; a name is anything but an operator, a bare number (an array position), a quote or a prototype.
 * @throws StoreError `bad-filter`
 */
export function splitPath(path: string): readonly string[] {
  const names = path.split('.');
  if (path.length > maxLength || names.length > maxDepth || names.some(isBad)) {
    throw new StoreError('bad-filter', `Expected a plain dotted path of fields, but got ${quote(path)}.`);
  }
  return names;
}

function isBad(name: string): boolean {
  return (
    name === '' || name.startsWith('$') || /^\d+$/.test(name) || forbidden.has(name) || unsafe.test(name)
  );
}

/** Shortened and escaped, fit for an error message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

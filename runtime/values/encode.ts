import type { Value, Variables } from './types.ts';

/**
 * JSON with one spelling: keys in one fixed order (code units, whole numbers first as JSON does it), no blanks.
 * Equal values give equal bytes. Throws on what has no spelling (NaN, infinite numbers): that is a bug of the caller.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** The saved form of a case's variables. */
export function encodeVariables(variables: Variables): string {
  return canonicalJson(variables);
}

/** Reads back what `encodeVariables` wrote. Text from outside goes through `checkValue` instead. */
export function decodeVariables(text: string): Variables {
  return JSON.parse(text) as Record<string, Value>;
}

/** The same value with its keys in order; the very same object where nothing had to move. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Error(`Expected a finite number in a saved value, but got ${value}.`);
    }
    return value;
  }
  return Array.isArray(value) ? orderedList(value) : orderedRecord(value as Record<string, unknown>);
}

function orderedList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i += 1) {
    const item = ordered(list[i]);
    if (item !== list[i]) copy ??= list.slice();
    if (copy) copy[i] = item;
  }
  return copy ?? list;
}

function orderedRecord(record: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(record);
  let changed = false;
  const parts: unknown[] = new Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string;
    const part = ordered(record[key]);
    parts[i] = part;
    if (part !== record[key]) changed = true;
    if (i > 0 && key < (keys[i - 1] as string)) changed = true;
  }
  if (!changed) return record;
  const places = keys.map((_, i) => i).sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
  const copy: Record<string, unknown> = {};
  for (const place of places) {
    // Plain assignment would run the setter of `__proto__` and lose the entry.
    const key = keys[place] as string;
    if (key === '__proto__') Object.defineProperty(copy, key, { value: parts[place], enumerable: true });
    else copy[key] = parts[place];
  }
  return copy;
}

import type { Tagged, Value } from './types.ts';

/** A record of values; never a tagged value. */
export type RecordValue = { readonly [key: string]: Value };

/** Is this a date, time, duration or decimal (a value JSON has no word for)? */
export function isTagged(value: Value | undefined): value is Tagged {
  return typeof value === 'object' && value !== null && '@' in value && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Is this a record with keys of its own? */
export function isRecord(value: Value | undefined): value is RecordValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('@' in value);
}

/**
 * Values that a case may hold, and their one encoding.
 *
 * JSON has no dates, times, durations or exact decimals, so these are tagged: `{"@":"date","v":"2026-11-22"}`.
 * A record may not have a key `@` of its own.
 */

export type Tag = 'decimal' | 'date' | 'time' | 'date-time' | 'days-duration' | 'months-duration';

/** A value JSON has no word for; `v` is its ISO 8601 text (for `decimal`: plain digits). */
export interface Tagged {
  readonly '@': Tag;
  readonly v: string;
}

export type Value =
  | null
  | boolean
  | number
  | string
  | Tagged
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Variables = Readonly<Record<string, Value>>;

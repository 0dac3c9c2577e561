import './mend.ts';
import {
  date,
  dateAndTime,
  duration,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelRange,
  FeelTime,
  time,
} from 'feelin';
import { isTagged, type Tagged, type Value } from '#runtime/values';

/**
 * Lists and records that were looked through already: what they are for the library. Values never change, so what a
 * list was converted to stays true; where nothing in it is tagged it is the very same list, and nothing is copied.
 */
const converted = new WeakMap<object, unknown>();

/** A Linli value as the library wants it. Scalars pass as they are. */
export function toLibrary(value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ((value as object) instanceof FeelFunction) return value;
  const known = converted.get(value);
  if (known !== undefined) return known;
  const result = Array.isArray(value)
    ? listToLibrary(value)
    : isTagged(value)
      ? taggedToLibrary(value)
      : recordToLibrary(value as Readonly<Record<string, Value>>);
  if (result !== null) converted.set(value, result);
  return result;
}

function listToLibrary(list: readonly Value[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i] as Value;
    const part = toLibrary(item);
    if (part !== item) copy ??= list.slice();
    if (copy) copy[i] = part;
  }
  return copy ?? list;
}

function recordToLibrary(record: Readonly<Record<string, Value>>): unknown {
  // The library takes only plain objects for contexts.
  let copy: Record<string, unknown> | undefined =
    Object.getPrototypeOf(record) === Object.prototype ? undefined : { ...record };
  for (const key of Object.keys(record)) {
    const item = record[key] as Value;
    const part = toLibrary(item);
    if (part !== item) {
      copy ??= { ...record };
      copy[key] = part;
    }
  }
  return copy ?? record;
}

function taggedToLibrary(value: Tagged): unknown {
  switch (value['@']) {
    case 'date':
      return date(value.v);
    case 'time':
      return time(value.v);
    case 'date-time':
      return dateAndTime(value.v);
    case 'days-duration':
    case 'months-duration':
      return duration(value.v);
    case 'decimal':
      return Number(value.v);
  }
}

/** What the library gave as a Linli value; `refuse` hears of what cannot be one (functions, infinite numbers). */
export function fromLibrary(value: unknown, refuse: (what: string) => void): Value {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      refuse('a number without bounds');
      return null;
    case 'object':
      return value === null ? null : objectFromLibrary(value, refuse);
    case 'undefined':
      return null;
    default:
      refuse('a function');
      return null;
  }
}

function objectFromLibrary(value: object, refuse: (what: string) => void): Value {
  if (Array.isArray(value)) return value.map((item) => fromLibrary(item, refuse));
  if (value instanceof FeelDate) return { '@': 'date', v: value.iso };
  if (value instanceof FeelTime) return { '@': 'time', v: value.iso };
  if (value instanceof FeelDateTime) return { '@': 'date-time', v: value.iso };
  if (value instanceof FeelDuration) {
    return { '@': value.yearsMonths ? 'months-duration' : 'days-duration', v: value.iso };
  }
  if (value instanceof FeelFunction) {
    refuse('a function');
    return null;
  }
  if (value instanceof FeelRange) {
    refuse('a range');
    return null;
  }
  const record: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) {
    // Neither key may be had from outside; an expression must not make one either.
    if (key === '__proto__' || key === '@') refuse(`a record with the reserved key ${key}`);
    else record[key] = fromLibrary(item, refuse);
  }
  return record;
}

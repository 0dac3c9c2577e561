import { isTagged, type Tag, type Tagged, type Value } from '#runtime/values';
import { Decimal, double, numberText, parseDecimal } from './number.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './parse-temporal.ts';
import { isContext, Special } from './special.ts';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.ts';
import { textOf } from './text.ts';

/**
 * Lists and records that were looked through already: what they are within FEEL. Values never change, so what a list
 * was converted to stays true; where nothing in it is tagged it is the very same list, and nothing is copied.
 */
const converted = new WeakMap<object, unknown>();

/** A Linli value as FEEL has it. Scalars pass as they are. */
export function fromValue(value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ((value as object) instanceof Special) return value;
  const known = converted.get(value);
  if (known !== undefined) return known;
  const result = Array.isArray(value)
    ? listFrom(value)
    : isTagged(value)
      ? taggedFrom(value)
      : recordFrom(value as Readonly<Record<string, Value>>);
  if (result !== null) converted.set(value, result);
  return result;
}

function listFrom(list: readonly Value[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i] as Value;
    const part = fromValue(item);
    if (part !== item) copy ??= list.slice();
    if (copy) copy[i] = part;
  }
  return copy ?? list;
}

function recordFrom(record: Readonly<Record<string, Value>>): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(record)) {
    const item = record[key] as Value;
    const part = fromValue(item);
    if (part !== item) {
      copy ??= { ...record };
      copy[key] = part;
    }
  }
  return copy ?? record;
}

function taggedFrom({ '@': tag, v }: Tagged): unknown {
  switch (tag) {
    case 'date':
      return parseDate(v);
    case 'time':
      return parseTime(v);
    case 'date-time':
      return parseDateTime(v);
    case 'days-duration':
    case 'months-duration':
      return parseDuration(v);
    case 'decimal':
      return parseDecimal(v);
    default:
      return null;
  }
}

/** What FEEL gave as a Linli value; `refuse` hears of what cannot be one (functions, ranges, infinite numbers). */
export function toValue(value: unknown, refuse: (what: string) => void): Value {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      refuse('a number without bounds');
      return null;
    case 'object':
      return value === null ? null : objectToValue(value, refuse);
    default:
      return null;
  }
}

/** What a saved decimal may look like. */
const SHORT_DECIMAL = /^-?\d{1,34}(?:\.\d{1,34})?$/;

function objectToValue(value: object, refuse: (what: string) => void): Value {
  if (Array.isArray(value)) return value.map((item) => toValue(item, refuse));
  if (!(value instanceof Special)) return recordToValue(value, refuse);
  if (value instanceof FeelTime) return { '@': 'time', v: String(value) };
  if (value instanceof FeelDate) return saved('date', value, hasFourDigits(value));
  if (value instanceof FeelDateTime) return saved('date-time', value, hasFourDigits(value.date));
  if (value instanceof DaysDuration) return saved('days-duration', value, Math.abs(value.second) < 86_400e9);
  if (value instanceof MonthsDuration) return saved('months-duration', value, Math.abs(value.months) < 12e9);
  if (value instanceof Decimal) {
    // Only what came in as a decimal goes out as one: nobody who reckons with plain numbers is surprised by it.
    const text = value.kept ? numberText(value) : '';
    return SHORT_DECIMAL.test(text) ? { '@': 'decimal', v: text } : toValue(double(value), refuse);
  }
  refuse(value.kind === 'range' ? 'a range' : 'a function');
  return null;
}

const hasFourDigits = (date: FeelDate): boolean => date.civil.year >= 0 && date.civil.year <= 9999;

/** A tagged value; what is too far out to be one (a day before Christ) stays as its text. */
const saved = (tag: Tag, value: Special, legal: boolean): Value =>
  legal ? { '@': tag, v: String(value) } : String(value);

function recordToValue(value: object, refuse: (what: string) => void): Value {
  const record: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) {
    // Neither key may be had from outside; an expression must not make one either.
    if (key === '__proto__' || key === '@') refuse(`a record with the reserved key ${key}`);
    else record[key] = toValue(item, refuse);
  }
  return record;
}

/** JSON as Camunda writes it: dates and durations as their text, functions by their head. */
export function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Decimal) return double(value);
  if (value instanceof Special) return textOf(value);
  if (!isContext(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPlain(part)]));
}

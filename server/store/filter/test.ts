/** One comparison of one field with one plain value, as SQL that is true, false or NULL (for: not true). */
import { StoreError } from '../port.ts';
import type { Field } from './fields.ts';

export type Scalar = null | boolean | number | string;

/** A piece of SQL and the parameters of its question marks, in order. */
export interface Sql {
  readonly text: string;
  readonly params: readonly (string | number)[];
}

export const never: Sql = { text: '0', params: [] };

const numeric = `in ('integer','real')`;

export function isScalar(value: unknown): value is Scalar {
  return (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'string' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

/** Equal as in MongoDB: kinds never mix; null equals a missing field. */
export function equals(field: Field, value: Scalar): Sql {
  if (field.column !== undefined && typeof value !== (field.column === 'text' ? 'string' : 'number'))
    return never;
  if (value === null) return { text: `${field.value} is null`, params: [] };
  if (typeof value === 'boolean') {
    return { text: `${field.value} = ${value ? 1 : 0} and ${field.type} = '${value}'`, params: [] };
  }
  const same = `${field.value} = ?`;
  if (field.column === undefined && mayBeMistaken(value)) {
    const kind = typeof value === 'string' ? `= 'text'` : numeric;
    return { text: `${same} and ${field.type} ${kind}`, params: [value] };
  }
  return { text: same, params: [value] };
}

/** True and false come out of JSON as 1 and 0; objects and arrays as the text that they are written as. */
function mayBeMistaken(value: number | string): boolean {
  return typeof value === 'string' ? /^[[{]/.test(value) : value === 0 || value === 1;
}

const comparisons = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;
export type Comparison = keyof typeof comparisons;

export function isComparison(operator: string): operator is Comparison {
  return Object.hasOwn(comparisons, operator);
}

/**
 * Greater or less, within one kind. Text is ordered by its UTF-8 bytes.
 * @throws StoreError `bad-filter` for anything but a number or a text
 */
export function compares(field: Field, operator: Comparison, value: unknown): Sql {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    throw new StoreError('bad-filter', `Expected ${operator} with a number or a text.`);
  }
  const kind = typeof value === 'string' ? 'text' : 'number';
  const test = `${field.value} ${comparisons[operator]} ?`;
  if (field.column !== undefined) return field.column === kind ? { text: test, params: [value] } : never;
  return { text: `${test} and ${field.type} ${kind === 'text' ? `= 'text'` : numeric}`, params: [value] };
}

/** One of the list; an empty list matches nothing. */
export function oneOf(field: Field, values: readonly Scalar[]): Sql {
  const plain = values.filter(
    (value): value is string | number =>
      (typeof value === 'string' || typeof value === 'number') && !mayBeMistaken(value),
  );
  const rest = values.filter((value) => !plain.includes(value as string));
  const fits = plain.filter(
    (value) => field.column === undefined || typeof value === (field.column === 'text' ? 'string' : 'number'),
  );
  const list: Sql =
    fits.length === 0
      ? never
      : { text: `${field.value} in (${fits.map(() => '?').join(',')})`, params: fits };
  return join('or', rest.length === 0 ? [list] : [list, ...rest.map((value) => equals(field, value))]);
}

export function join(word: 'and' | 'or', parts: readonly Sql[]): Sql {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    text: parts.map((part) => `(${part.text})`).join(` ${word} `),
    params: parts.flatMap((part) => part.params),
  };
}

/** Not true: false or unknown. The only negation, so that a missing field counts as in MongoDB. */
export function not(part: Sql): Sql {
  return { text: `(${part.text}) is not true`, params: part.params };
}

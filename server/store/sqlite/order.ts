/** Total order and the place after a cursor, as SQL. Missing and null come first, then numbers, then texts. */
import type { Position, Sort } from '../cursor.ts';
import { fieldOf } from '../filter/fields.ts';
import { join, type Sql } from '../filter/test.ts';
import type { Json } from '../port.ts';

/** `_id` goes the way of the last path, so that one index can be walked in either direction. */
function idDirection(sort: Sort): 1 | -1 {
  return sort.at(-1)?.[1] ?? 1;
}

export function orderBy(sort: Sort): string {
  const parts = sort.map(([path, direction]) => `${fieldOf(path).value} ${word(direction)}`);
  return [...parts, `_id ${word(idDirection(sort))}`].join(', ');
}

/** The sorted values as JSON text, so that every kind comes back as it was. */
export function sortColumns(sort: Sort): string {
  return sort.map(([path], index) => `, ${asJson(path)} as s${index}`).join('');
}

/** A field as JSON text. */
export function asJson(path: string): string {
  const field = fieldOf(path);
  return field.within === undefined
    ? `json_quote(${field.value})`
    : `${field.within.json} -> ${field.within.path}`;
}

/**
 * After the position, key by key: greater in the first, or equal in it and greater in the second, and so on.
 * The bound on the first key is said once more by itself, so that its index is entered at the right place.
 */
export function afterPosition(sort: Sort, position: Position): Sql {
  const ways: Sql[] = [];
  const equal: Sql[] = [];
  sort.forEach(([path, direction], index) => {
    const { value } = fieldOf(path);
    const bound = bindable(position.values[index] ?? null);
    const next = beyond(value, direction, bound);
    if (next !== undefined) ways.push(join('and', [...equal, next]));
    equal.push({ text: `${value} is ?`, params: [bound] } as Sql);
  });
  const id: Sql = { text: `_id ${idDirection(sort) === 1 ? '>' : '<'} ?`, params: [position.id] };
  ways.push(join('and', [...equal, id]));
  const [first] = sort;
  const start = bindable(position.values[0] ?? null);
  const after = join('or', ways);
  if (first === undefined || first[1] === -1 || start === null) return after;
  return join('and', [{ text: `${fieldOf(first[0]).value} >= ?`, params: [start] }, after]);
}

function beyond(value: string, direction: 1 | -1, bound: string | number | null): Sql | undefined {
  if (bound === null) {
    return direction === 1 ? { text: `${value} is not null`, params: [] } : undefined;
  }
  if (direction === 1) return { text: `${value} > ?`, params: [bound] };
  return { text: `${value} < ? or ${value} is null`, params: [bound] };
}

/** As SQLite sees the value when it comes out of JSON. */
function bindable(value: Json): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}

function word(direction: 1 | -1): string {
  return direction === 1 ? 'asc' : 'desc';
}

/** How one field is written in SQL: its value, its JSON type, and what kinds of value it can hold. */
import { splitPath } from '../paths.ts';

export interface Field {
  /** SQL of the value; JSON null and a missing field are NULL, true and false are 1 and 0. */
  readonly value: string;
  /** SQL of the JSON type (`text`, `integer`, `real`, `true`, `false`, `null`, `array`, `object`), NULL when missing. */
  readonly type: string;
  /** A column of its own is never missing and holds one kind only. */
  readonly column?: 'text' | 'number';
  /** The JSON it stands in and its path there, as SQL; absent for columns and for elements themselves. */
  readonly within?: { readonly json: string; readonly path: string };
}

const columns: ReadonlyMap<string, Field> = new Map([
  ['_id', { value: '_id', type: `'text'`, column: 'text' }],
  ['space', { value: 'space', type: `'text'`, column: 'text' }],
  ['version', { value: 'version', type: `'integer'`, column: 'number' }],
]);

/** A JSON path as an SQL literal. `splitPath` has refused quotes and backslashes. */
export function jsonPath(path: string): string {
  return `'$${splitPath(path)
    .map((name) => `."${name}"`)
    .join('')}'`;
}

/** A field of the document itself. Index expressions are made by this too, so that they match to the letter. */
export function fieldOf(path: string): Field {
  return columns.get(path) ?? inside('body', path);
}

/** A field of the JSON that stands in the SQL expression `json`. */
export function inside(json: string, path: string): Field {
  const at = jsonPath(path);
  return { value: `${json} ->> ${at}`, type: `json_type(${json}, ${at})`, within: { json, path: at } };
}

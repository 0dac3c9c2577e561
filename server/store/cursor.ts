/** Where a page ended: the sorted values and the id of its last document, opaque to callers. */
import { createHash } from 'node:crypto';
import { type Collection, type Json, type Query, StoreError } from './port.ts';

export type Sort = readonly (readonly [string, 1 | -1])[];

export interface Position {
  readonly values: readonly Json[];
  readonly id: string;
}

export function writeCursor(collection: Collection, sort: Sort, position: Position): string {
  const text = JSON.stringify([mark(collection, sort), position.values, position.id]);
  return Buffer.from(text).toString('base64url');
}

/** @throws StoreError `bad-filter` for a cursor that is not of this query's order */
export function readCursor(collection: Collection, sort: Sort, cursor: string): Position {
  const parts = parse(cursor);
  if (Array.isArray(parts)) {
    const [marked, values, id] = parts;
    // It comes back from outside: what is compared with must be plain.
    const plain = Array.isArray(values) && values.every((each) => each === null || typeof each !== 'object');
    const fits = marked === mark(collection, sort) && plain && values.length === sort.length;
    if (fits && typeof id === 'string') return { values, id };
  }
  throw new StoreError('bad-filter', 'The cursor is not one of this list: begin at the first page.');
}

/** A query's order and size, checked. @throws StoreError `bad-filter` */
export function checkQuery(query: Query): Sort {
  const { limit, sort = [] } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new StoreError('bad-filter', 'Expected limit to be a whole number from 1 to 1000.');
  }
  if (sort.length > 4 || sort.some(([, direction]) => direction !== 1 && direction !== -1)) {
    throw new StoreError('bad-filter', 'Expected sort to be at most four pairs of path and 1 or -1.');
  }
  return sort;
}

function mark(collection: Collection, sort: Sort): string {
  return createHash('sha256')
    .update(JSON.stringify([collection, sort]))
    .digest('base64url')
    .slice(0, 6);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

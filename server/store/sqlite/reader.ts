/** Reads, in the main thread on a connection of their own: they never wait for the writer. */
import { checkQuery, readCursor, writeCursor } from '../cursor.ts';
import { compileFilter } from '../filter/compile.ts';
import { fieldOf } from '../filter/fields.ts';
import { join, type Sql } from '../filter/test.ts';
import {
  type Aggregate,
  type Change,
  type Collection,
  type Doc,
  type Filter,
  type Group,
  type Json,
  type Page,
  type Query,
  StoreError,
} from '../port.ts';
import { Statements } from './connection.ts';
import { type Database, number, text } from './driver.ts';
import { afterPosition, asJson, orderBy, sortColumns } from './order.ts';
import type { StoredRow } from './protocol.ts';
import { rowOf } from './writes.ts';

const mostGroups = 10_000;

export class Reader {
  readonly #statements: Statements;

  constructor(readonly db: Database) {
    this.#statements = new Statements(db);
  }

  load(collection: Collection, id: string): Doc | undefined {
    const sql = `select _id, space, version, body from ${collection} where _id = ?`;
    const row = this.#statements.get(sql).get(id);
    return row === undefined ? undefined : docOf(rowOf(row));
  }

  find(collection: Collection, query: Query): Page {
    const sort = checkQuery(query);
    const { text: sql, params } = findSql(collection, query);
    const rows = this.#statements.get(sql).all(...params);
    const docs = rows.slice(0, query.limit).map((row) => docOf(rowOf(row)));
    const last = rows[query.limit - 1];
    if (rows.length <= query.limit || last === undefined) return { docs };
    const values = sort.map((_, index) => jsonOf(last[`s${index}`]));
    return { docs, cursor: writeCursor(collection, sort, { values, id: text(last, '_id') }) };
  }

  count(collection: Collection, filter: Filter): number {
    const { text: where, params } = compileFilter(collection, filter);
    const sql = `select count(*) as n from ${collection} where ${where}`;
    return number(this.#statements.get(sql).get(...params) ?? {}, 'n');
  }

  /** Groups in the order of their keys; sums take numbers only, as MongoDB's do. */
  aggregate(collection: Collection, { filter, by, sum = [] }: Aggregate): readonly Group[] {
    const { text: where, params } = compileFilter(collection, filter);
    const keys = by.map((path) => `coalesce(${asJson(path)}, 'null')`);
    const sums = sum.map((path) => {
      const { value, type } = fieldOf(path);
      return `total(case when ${type} in ('integer','real') then ${value} end)`;
    });
    const columns = [
      'count(*) as n',
      ...keys.map((key, index) => `${key} as k${index}`),
      ...sums.map((total, index) => `${total} as t${index}`),
    ];
    const grouping = keys.length === 0 ? '' : `group by ${keys.join(', ')} order by ${keys.join(', ')}`;
    const sql = `select ${columns.join(', ')} from ${collection} where ${where} ${grouping} limit ${mostGroups + 1}`;
    const rows = this.#statements.get(sql).all(...params);
    if (rows.length > mostGroups)
      throw new StoreError('bad-filter', `More than ${mostGroups} groups: narrow it.`);
    return rows
      .map((row) => ({
        key: by.map((_, index) => jsonOf(row[`k${index}`])),
        count: number(row, 'n'),
        sums: sum.map((_, index) => number(row, `t${index}`)),
      }))
      .filter((group) => group.count > 0);
  }

  /** Positions are `transaction.change`; a transaction is one row. */
  feed(
    after: string | undefined,
    limit: number,
  ): { changes: readonly Change[]; position: string; gap?: true } {
    if (after === undefined) return { changes: [], position: `${this.#newest()}.0` };
    const [transaction, inside] = parsePosition(after);
    // The row of the position itself may hold more changes than were taken.
    const rows = this.#statements
      .get('select position, list from store_changes where position >= ? order by position limit ?')
      .all(transaction, limit + 1);
    const changes: Change[] = [];
    let position = after;
    for (const row of rows) {
      const at = number(row, 'position');
      const list = JSON.parse(text(row, 'list')) as [Collection, string, string, number][];
      for (let index = at === transaction ? inside : 0; index < list.length; index++) {
        const change = list[index];
        if (change === undefined || changes.length >= limit) return { changes, position };
        const [collection, id, space, version] = change;
        changes.push({ collection, id, space, version });
        position = `${at}.${index + 1}`;
      }
    }
    const oldest = this.#statements.get('select min(position) as n from store_changes').get();
    const gap = Number(oldest?.n ?? 0) > transaction + 1;
    return gap ? { changes, position, gap: true } : { changes, position };
  }

  #newest(): number {
    const row = this.#statements.get('select coalesce(max(position), 0) as n from store_changes').get();
    // The row that is newest now was written before we were asked: begin after it.
    return number(row ?? {}, 'n') + 1;
  }
}

/** A page and one document more, by which we know that there is another page. @throws StoreError `bad-filter` */
export function findSql(collection: Collection, query: Query): Sql {
  const sort = checkQuery(query);
  const filter = compileFilter(collection, query.filter);
  const where =
    query.after === undefined
      ? filter
      : join('and', [filter, afterPosition(sort, readCursor(collection, sort, query.after))]);
  return {
    text: `select _id, space, version, body${sortColumns(sort)} from ${collection} where ${where.text} order by ${orderBy(sort)} limit ?`,
    params: [...where.params, query.limit + 1],
  };
}

export function docOf(row: StoredRow): Doc {
  const { _id, space, version, body } = row;
  return { _id, space, version, ...(JSON.parse(body) as { readonly [key: string]: Json }) };
}

function jsonOf(column: unknown): Json {
  return typeof column === 'string' ? (JSON.parse(column) as Json) : null;
}

function parsePosition(position: string): readonly [number, number] {
  const match = /^(\d{1,15})\.(\d{1,9})$/.exec(position);
  if (match === null) throw new StoreError('bad-filter', 'The position is not one of this feed.');
  return [Number(match[1]), Number(match[2])];
}

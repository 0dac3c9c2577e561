/** Makes the indexes of the database what `indexes.ts` says, whatever version wrote it: indexes are no data. */
import { createHash } from 'node:crypto';
import { lookupTable } from '../filter/compile.ts';
import { fieldOf, jsonPath } from '../filter/fields.ts';
import { collections, indexes } from '../indexes.ts';
import type { Collection } from '../port.ts';
import { type Database, text } from './driver.ts';

/** Things of the database by name, with the SQL that makes them in order. */
type Wanted = ReadonlyMap<string, readonly string[]>;

/**
 * Drops what is not declared any more and makes what is missing; names carry a hash of their definition, so a
 * changed one is made anew. In one transaction.
 */
export function reconcileIndexes(db: Database): void {
  const wanted = wantedThings();
  const there = db
    .prepare(`select type, name from sqlite_schema where name like 'auto\\_%' escape '\\'`)
    .all();
  const names = new Set(there.map((row) => text(row, 'name')));
  db.exec('begin immediate');
  try {
    for (const row of there) {
      if (!wanted.has(text(row, 'name')))
        db.exec(`drop ${text(row, 'type')} if exists "${text(row, 'name')}"`);
    }
    for (const [name, statements] of wanted) {
      if (!names.has(name)) for (const sql of statements) db.exec(sql);
    }
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

function wantedThings(): Wanted {
  const wanted = new Map<string, readonly string[]>();
  for (const collection of collections) {
    for (const paths of indexes[collection].keys ?? []) {
      const columns = [...paths.map((path) => fieldOf(path).value), '_id'].join(', ');
      add(wanted, `${collection}_${paths.join('_')}`, (name) => [
        `create index "${name}" on ${collection} (${columns})`,
      ]);
    }
    for (const [path, kind] of Object.entries(indexes[collection].many ?? {})) {
      if (kind === 'lookup') addLookup(wanted, collection, path);
    }
  }
  return wanted;
}

/** A table of (value, row) that triggers keep, filled from what is there. */
function addLookup(wanted: Map<string, readonly string[]>, collection: Collection, path: string): void {
  const table = lookupTable(collection, path);
  const at = jsonPath(path);
  const values = (body: string) => `select value from json_each(${body}, ${at}) where type = 'text'`;
  const fill = (row: string) =>
    `insert or ignore into ${table} select e.value, ${row}.row from json_each(${row}.body, ${at}) e where e.type = 'text';`;
  const empty = `delete from ${table} where doc = old.row and value in (${values('old.body')});`;
  add(wanted, `${collection}_${path}_insert`, (name) => [
    `drop table if exists ${table}`,
    `create table ${table} (value text not null, doc integer not null, primary key (value, doc)) without rowid`,
    `insert or ignore into ${table} select e.value, t.row from ${collection} t, json_each(t.body, ${at}) e where e.type = 'text'`,
    `create trigger "${name}" after insert on ${collection} begin ${fill('new')} end`,
  ]);
  add(wanted, `${collection}_${path}_update`, (name) => [
    `create trigger "${name}" after update of body on ${collection}
      when old.body ->> ${at} is not new.body ->> ${at} begin ${empty} ${fill('new')} end`,
  ]);
  add(wanted, `${collection}_${path}_delete`, (name) => [
    `create trigger "${name}" after delete on ${collection} begin ${empty} end`,
  ]);
}

function add(
  wanted: Map<string, readonly string[]>,
  label: string,
  make: (name: string) => readonly string[],
): void {
  const hash = createHash('sha256').update(make('').join(';')).digest('hex').slice(0, 8);
  const name = `auto_${label.replaceAll('.', '_')}_${hash}`;
  wanted.set(name, make(name));
}

/** The writes of documents, inside the writer's transaction. Each tests first and writes after. */
import { checkBytes } from '../documents.ts';
import { applyUpdate, checkUpdate } from '../update.ts';
import { number, type Row, text } from './driver.ts';
import type { ProjectionRow, StoredRow, WriteAnswer, WriteOp } from './protocol.ts';
import type { Hand } from './writer.ts';

type Op<Kind extends WriteOp['kind']> = Extract<WriteOp, { kind: Kind }>;

export const documentWrites = { insert, commit, update, remove, project };

function insert(hand: Hand, op: Op<'insert'>): WriteAnswer['insert'] {
  const { collection, id, space, body } = op;
  if (insertRow(hand, collection, id, space, body)) return undefined;
  return load(hand, collection, id);
}

function commit(hand: Hand, op: Op<'commit'>): WriteAnswer['commit'] {
  const { collection, id, space, body, expected } = op;
  const written =
    expected === 0
      ? insertRow(hand, collection, id, space, body)
      : replaceRow(hand, collection, id, space, body, expected);
  if (!written) return { ok: false, row: load(hand, collection, id) };
  project(hand, op.projections);
  return { ok: true };
}

function update(hand: Hand, op: Op<'update'>): WriteAnswer['update'] {
  const { collection, id, where } = op;
  const row = hand.get(
    `select _id, space, version, body from ${collection} where _id = ? and (${where.text})`,
    id,
    ...where.params,
  );
  if (row === undefined) return undefined;
  const old = rowOf(row);
  const changed = JSON.parse(old.body);
  applyUpdate(changed, checkUpdate(op.update));
  const body = JSON.stringify(changed);
  checkBytes(body, id);
  replaceRow(hand, collection, id, old.space, body, old.version);
  return { ...old, version: old.version + 1, body };
}

function remove(hand: Hand, op: Op<'remove'>): WriteAnswer['remove'] {
  const { collection, id, where } = op;
  const row = hand.get(
    `select space, version from ${collection} where _id = ? and (${where.text})`,
    id,
    ...where.params,
  );
  if (row === undefined) return false;
  removeRow(hand, collection, id, row);
  return true;
}

function project(hand: Hand, projections: readonly ProjectionRow[]): undefined {
  for (const projection of projections) projectOne(hand, projection);
}

function projectOne(hand: Hand, { collection, id, source, doc }: ProjectionRow): void {
  const there = hand.get(
    `select space, version, coalesce(body ->> '$.source', 0) as source from ${collection} where _id = ?`,
    id,
  );
  if (there !== undefined) {
    if (number(there, 'source') >= source) return;
    if (doc !== undefined) replaceRow(hand, collection, id, doc.space, doc.body, number(there, 'version'));
    else {
      removeRow(hand, collection, id, there);
      bury(hand, collection, id, source);
    }
    return;
  }
  const gone = hand.get('select source from store_gone where collection = ? and id = ?', collection, id);
  if (gone !== undefined && number(gone, 'source') >= source) return;
  if (doc === undefined) bury(hand, collection, id, source);
  else insertRow(hand, collection, id, doc.space, doc.body);
}

/** Remembers a removal, so that an older projection that comes late cannot bring the document back. */
function bury(hand: Hand, collection: string, id: string, source: number): void {
  hand.run(
    `insert into store_gone (collection, id, source, at) values (?, ?, ?, ?)
      on conflict (collection, id) do update set source = excluded.source, at = excluded.at`,
    collection,
    id,
    source,
    Date.now(),
  );
}

function insertRow(hand: Hand, collection: string, id: string, space: string, body: string): boolean {
  const changes = hand.run(
    `insert into ${collection} (_id, space, version, body) values (?, ?, 1, ?) on conflict (_id) do nothing`,
    id,
    space,
    body,
  );
  if (changes === 0) return false;
  hand.changed(collection, id, space, 1);
  return true;
}

function replaceRow(
  hand: Hand,
  collection: string,
  id: string,
  space: string,
  body: string,
  version: number,
): boolean {
  const changes = hand.run(
    `update ${collection} set space = ?, version = version + 1, body = ? where _id = ? and version = ?`,
    space,
    body,
    id,
    version,
  );
  if (changes === 0) return false;
  hand.changed(collection, id, space, version + 1);
  return true;
}

function removeRow(hand: Hand, collection: string, id: string, row: Row): void {
  hand.run(`delete from ${collection} where _id = ?`, id);
  hand.changed(collection, id, text(row, 'space'), number(row, 'version') + 1);
}

function load(hand: Hand, collection: string, id: string): StoredRow | undefined {
  const row = hand.get(`select _id, space, version, body from ${collection} where _id = ?`, id);
  return row === undefined ? undefined : rowOf(row);
}

/** A row without the null prototype and with kinds that are sure. */
export function rowOf(row: Row): StoredRow {
  return {
    _id: text(row, '_id'),
    space: text(row, 'space'),
    version: number(row, 'version'),
    body: text(row, 'body'),
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWriting, Statements } from '../../store/sqlite/connection.ts';
import { loadSqlite } from '../../store/sqlite/driver.ts';
import { databaseFile } from '../../store/sqlite/folder.ts';
import { openSqliteStore, type Recorded } from '../../store/sqlite/index.ts';

export type Written = readonly Recorded[];

/**
 * The ceiling: the recorded statements on an empty database with the same schema, indexes and settings, so many a
 * transaction, by nobody but SQLite. Seconds.
 */
export async function replay(written: Written, statementsAtOnce: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-replay-'));
  // Opening it once makes schema and indexes.
  await (await openSqliteStore({ folder })).close();
  const db = openWriting(await loadSqlite(), databaseFile(folder));
  const statements = new Statements(db);
  const begun = performance.now();
  for (let at = 0; at < written.length; at += statementsAtOnce) {
    statements.get('begin immediate').run();
    for (const [sql, params] of written.slice(at, at + statementsAtOnce)) statements.get(sql).run(...params);
    statements.get('commit').run();
  }
  const seconds = (performance.now() - begun) / 1000;
  db.close();
  await rm(folder, { recursive: true });
  return seconds;
}

/**
 * Numbered, forward only, in one list. A migration that was released is never edited: the next one mends it.
 * Indexes are not here: they follow `indexes.ts` at each start.
 */
import { StoreError } from '../../port.ts';
import { type Database, number } from '../driver.ts';
import { first } from './0001-first.ts';

interface Migration {
  /** Schema after it; the list counts 1, 2, 3 … */
  readonly to: number;
  readonly sql: readonly string[];
}

export const migrations: readonly Migration[] = [first];
export const newest = migrations.length;

/** `Linl`: tells our files from others. */
const applicationId = 0x4c696e6c;

/**
 * Brings the database to the newest schema, each step in one transaction.
 * @throws StoreError `data-folder` for a file of something else or of a newer Linli
 */
export function migrate(db: Database): { readonly from: number; readonly to: number } {
  const from = pragma(db, 'user_version');
  const owner = pragma(db, 'application_id');
  if (owner !== applicationId && (owner !== 0 || from !== 0)) {
    throw new StoreError('data-folder', 'The data folder holds a database of another program.');
  }
  if (from > newest) {
    throw new StoreError(
      'data-folder',
      `The data folder was written by a newer Linli (schema ${from}, this one knows ${newest}): update Linli.`,
    );
  }
  for (const migration of migrations.slice(from)) {
    db.exec('begin immediate');
    try {
      for (const sql of migration.sql) db.exec(sql);
      db.exec(`pragma user_version = ${migration.to}; pragma application_id = ${applicationId}`);
      db.exec('commit');
    } catch (error) {
      db.exec('rollback');
      throw error;
    }
  }
  return { from, to: newest };
}

function pragma(db: Database, name: string): number {
  return number(db.prepare(`pragma ${name}`).get() ?? {}, name);
}

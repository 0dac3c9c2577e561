/** How connections are set up, the same for the server, the tests and the bench. */
import type { Database, Sqlite, Statement } from './driver.ts';

/** The writing connection: every COMMIT is synced to the disk before it returns. */
export function openWriting(sqlite: Sqlite, file: string, maxPages?: number): Database {
  const db = new sqlite.DatabaseSync(file);
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000; pragma cache_size = -16000; pragma wal_autocheckpoint = 2000; pragma temp_store = memory',
  );
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`);
  return db;
}

/** A connection that only reads; it sees every commit that ended before its statement began. */
export function openReading(sqlite: Sqlite, file: string): Database {
  const db = new sqlite.DatabaseSync(file);
  db.exec(
    'pragma query_only = on; pragma busy_timeout = 5000; pragma cache_size = -32000; pragma temp_store = memory',
  );
  return db;
}

/** Prepared statements by their text; the least recently used go when there are many. */
export class Statements {
  readonly #byText = new Map<string, Statement>();

  constructor(
    readonly db: Database,
    readonly most = 400,
  ) {}

  get(sql: string): Statement {
    const known = this.#byText.get(sql);
    if (known !== undefined) {
      this.#byText.delete(sql);
      this.#byText.set(sql, known);
      return known;
    }
    const made = this.db.prepare(sql);
    this.#byText.set(sql, made);
    if (this.#byText.size > this.most) {
      for (const oldest of this.#byText.keys()) {
        this.#byText.delete(oldest);
        break;
      }
    }
    return made;
  }
}

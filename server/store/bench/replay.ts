/**
 * The ceiling of the durable bench: what was written through the store, written again by the shortest way there is.
 *
 * `recordWrites()` opens a store that remembers every writing statement with its parameters; `replayRaw()` runs the
 * same statements on an empty database of the same tables, indexes and settings, in groups, each with one synced
 * COMMIT, in one thread, without a queue, a port or an answer.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../port.ts';
import { openWriting, Statements } from '../sqlite/connection.ts';
import { loadSqlite } from '../sqlite/driver.ts';
import { openSqliteStore, type Recorded, type SqliteStoreExtras } from '../sqlite/index.ts';
import { migrate } from '../sqlite/migrations/index.ts';
import { reconcileIndexes } from '../sqlite/reconcile.ts';

/** A store in a folder of its own whose writes are remembered. */
export interface Recording {
  readonly store: Store & SqliteStoreExtras;
  /** Statements since the last call, in order of commit. The first call's belong to the set-up. */
  take(): readonly Recorded[];
  /** Closes the store and removes its folder. */
  end(): Promise<void>;
}

export async function recordWrites(): Promise<Recording> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'));
  const store = await openSqliteStore({ folder, record: true });
  let taken = 0;
  return {
    store,
    take: () => {
      const all = store.recordedWrites();
      const fresh = all.slice(taken).flat();
      taken = all.length;
      return fresh;
    },
    end: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * @param setUp statements that go first and are not timed
 * @param writes the timed statements, of `commands` commands
 * @param group commands in one transaction
 * @returns milliseconds and transactions
 */
export async function replayRaw(
  setUp: readonly Recorded[],
  writes: readonly Recorded[],
  commands: number,
  group = 64,
): Promise<{ readonly ms: number; readonly commits: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'));
  const db = openWriting(await loadSqlite(), join(folder, 'raw.db'));
  try {
    migrate(db);
    reconcileIndexes(db);
    const statements = new Statements(db);
    const run = (some: readonly Recorded[]) => {
      db.exec('begin immediate');
      for (const [sql, params] of some) statements.get(sql).run(...params);
      db.exec('commit');
    };
    run(setUp);
    const size = Math.max(1, Math.round((writes.length / commands) * group));
    const begun = performance.now();
    let commits = 0;
    for (let at = 0; at < writes.length; at += size) {
      run(writes.slice(at, at + size));
      commits += 1;
    }
    return { ms: performance.now() - begun, commits };
  } finally {
    db.close();
    await rm(folder, { recursive: true });
  }
}

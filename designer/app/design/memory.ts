import type { Kept } from './types.ts';

const DATABASE = 'linli-designer';
const TABLE = 'drafts';
/** Drafts of other designs that are kept at most. */
const MAX_DRAFTS = 20;

/** The open database. It stays open: when the page goes away there is no time left to open it. */
let live: IDBDatabase | undefined;

/**
 * IndexedDB, because history may be megabytes. A structured clone keeps shared objects shared, so 200 snapshots
 * that differ in one field cost about as much as one.
 */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'key' });
    request.onsuccess = () => {
      const db = request.result;
      // Another tab wants to change or delete it, or the browser took it away: the next use opens it anew.
      db.onversionchange = () => {
        db.close();
        live = undefined;
      };
      db.onclose = () => {
        live = undefined;
      };
      live = db;
      resolve(db);
    };
    request.onerror = () => reject(request.error);
  });
}

/** Runs one request; where the database is open, it is on its way before this returns. */
function run<T>(mode: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const start = (db: IDBDatabase) =>
    new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(TABLE, mode);
      const request = act(transaction.objectStore(TABLE));
      // Said at once: a transaction that waits for its end is thrown away when the page goes.
      transaction.commit();
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  return live ? start(live) : open().then(start);
}

interface Row {
  readonly key: string;
  readonly at: number;
  readonly kept: Kept;
}

/** Keeps a draft for this person on this device. A browser without storage loses only the convenience. */
export async function keepDraft(person: string, kept: Kept, at: number): Promise<void> {
  const row: Row = { key: `${person}/${kept.id}`, at, kept };
  try {
    await run('readwrite', (table) => table.put(row));
    await prune();
  } catch {
    // Private windows and full disks refuse; the server still has every saved revision.
  }
}

export async function keptDraft(person: string, id: string): Promise<Kept | undefined> {
  try {
    const row = (await run('readonly', (table) => table.get(`${person}/${id}`))) as Row | undefined;
    return row?.kept;
  } catch {
    return undefined;
  }
}

async function prune(): Promise<void> {
  const count = await run('readonly', (table) => table.count());
  if (count <= MAX_DRAFTS) return;
  const rows = (await run('readonly', (table) => table.getAll())) as Row[];
  const old = rows.sort((a, b) => b.at - a.at).slice(MAX_DRAFTS);
  for (const row of old) await run('readwrite', (table) => table.delete(row.key));
}

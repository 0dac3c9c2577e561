/** Entry of the writer thread: opens the database, says so, then writes what comes, a group at a time. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { pass } from '../points.ts';
import { openWriting } from './connection.ts';
import { loadSqlite } from './driver.ts';
import { asStoreError } from './errors.ts';
import { housekeeping } from './housekeeping.ts';
import { migrate } from './migrations/index.ts';
import type { FromWriter, ToWriter, WriterData } from './protocol.ts';
import { reconcileIndexes } from './reconcile.ts';
import { Writer } from './writer.ts';

async function main(port: MessagePort, data: WriterData): Promise<void> {
  const say = (message: FromWriter) => port.postMessage(message);
  try {
    const db = openWriting(await loadSqlite(), data.file, data.maxPages);
    const { from, to } = migrate(db);
    reconcileIndexes(db);
    const clean = housekeeping(db);
    clean.atStart();
    const writer = new Writer(db);
    if (data.record) writer.record();
    port.on('message', (message: ToWriter) => {
      if (message.type === 'close') {
        db.close();
        port.close();
        return;
      }
      const outcomes = writer.run(message.ops);
      pass('store.before-answer');
      const stats = { commits: writer.commits, ops: writer.ops };
      say({ type: 'written', outcomes, stats, ...(data.record && { recorded: [writer.takeRecorded()] }) });
      clean.sometimes(writer.commits);
    });
    say({ type: 'ready', from, to });
  } catch (error) {
    const { code, message } = asStoreError(error);
    say({ type: 'refused', code, message });
    port.close();
  }
}

if (parentPort !== null) void main(parentPort, workerData as WriterData);

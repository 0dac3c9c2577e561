/**
 * A process that writes until it is killed: `child.ts FOLDER ROUND`. Prints its promises, one line each; what it has
 * not printed it has not promised. Its parent kills it, or a point that `kill-at.mjs` armed.
 */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../sqlite/index.ts';
import { work } from './workload.ts';

const [folder = '', round = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
writeSync(1, `${JSON.stringify({ act: 'ready' })}\n`);
await work(store, round, (ack) => void writeSync(1, `${JSON.stringify(ack)}\n`));
await store.close();

/**
 * A process that works until it is killed: `child.ts FOLDER ROUND [POINT COUNT]`. It kills itself with SIGKILL when
 * it passes the named point for the COUNT-th time; without a point its parent kills it. Prints its promises.
 * With LINLI_APART=1 a commit and its projections are two writes.
 */
import { writeSync } from 'node:fs';
import { arm, type PointName } from '#server/store';
import { openSqliteStore } from '#server/store/sqlite';
import { apart } from '../testing/apart.ts';
import { openHost, round } from './workload.ts';

const [folder = '', id = '', name, count = '1'] = process.argv.slice(2);
if (name) {
  let left = Number(count);
  arm(name as PointName, () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
}
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

const opened = await openSqliteStore({ folder });
const store = process.env.LINLI_APART === '1' ? apart(opened) : opened;
const { host } = await openHost(store);
host.run();
// A case of the round before: what its last commit handed over is written again when nobody knows.
const long = await store.find('cases', { filter: { title: '长' }, limit: 100 });
for (const one of long.docs) await host.load(one._id);
await round(store, host, id, (ack) => void say(ack));
await host.rebuild();
await host.stop();
await store.close();
say({ act: 'end' });

/** Our server with two services, forms of two and of ten fields, and a resident who is signed in. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormSchema } from '#runtime/form';
import { openSqliteStore } from '#server/store/sqlite';
import { PACKS } from '../../paths.ts';
import { createLog } from '../log.ts';
import { startServer } from '../serve.ts';
import { codeIn, createTestClient } from '../testing.ts';
import { validateOnly } from './validate-only.ts';

const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'));
const printed: string[] = [];
const running = await startServer({
  store: await openSqliteStore({ folder }),
  log: createLog('info'),
  port: 0,
  host: '127.0.0.1',
  web: folder,
  packs: PACKS,
  // All come from one address here; the counting itself stays on.
  limits: { apply: 1e9 },
  print: (line) => void printed.push(line),
  more: [validateOnly],
});

const field = (n: number): [string, FormSchema] =>
  n % 5 === 4
    ? [`n${n}`, { type: 'number', title: `数 ${n}`, 'x-component': 'number', minimum: 0, maximum: 100 }]
    : [`t${n}`, { type: 'string', title: `文 ${n}`, 'x-component': 'text', required: true, maxLength: 200 }];

/** Publishes a service whose form has so many fields; answers its id. */
async function publish(fields: number): Promise<string> {
  const { designs, publishing } = running.services;
  const author = { space: 'space-1', person: 'person-space-1-admin' };
  const design = await designs.create(author, `bench-${fields}`, `${fields} 个字段`);
  const form: FormSchema = {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: fields }, (_, n) => field(n))),
  };
  const body = {
    ...design.body,
    page: {
      ...design.body.page,
      summary: '测速',
      forWhom: '所有人',
      howLong: '1 天',
      access: 'resident' as const,
    },
    forms: { application: form },
    roles: { handler: { unit: 'unit-space-1', role: 'admin' } },
  };
  await designs.save(author, design.id, design.version, { name: design.name, body });
  const release = await publishing.publish(author, design.id, {
    key: `publish-${fields}`,
    reason: '测速',
    warnings: '测速',
  });
  return release.service;
}

const services = { two: await publish(2), ten: await publish(10) };
const phone = '13800000001';
const client = createTestClient(`http://127.0.0.1:${running.port}`);
await client.refresh();
await client.call('POST /api/session/resident/code', { body: { phone } });
await client.call('POST /api/session/resident', { body: { phone, code: codeIn(printed.at(-1)) } });
const { csrf } = await client.refresh();
process.stdout.write(
  `${JSON.stringify({ port: running.port, cookie: client.cookie(), csrf, services, folder })}\n`,
);
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));

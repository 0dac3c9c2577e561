import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../contract/index.ts';
import { openSqliteStore } from './index.ts';

storeContract('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-'));
  return { open: () => openSqliteStore({ folder }), end: () => rm(folder, { recursive: true }) };
});

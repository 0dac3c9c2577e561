/** Builds what is stale: three browser apps by Vite, the server by esbuild. `--force` builds everything. */
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ensureInstalled } = await import('./lib/install.mjs');
ensureInstalled();
const { buildStale } = await import('./lib/build-parts.mjs');
await buildStale({ force: process.argv.includes('--force') });

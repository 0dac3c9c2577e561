/** `npm start`: installs, builds what is stale, starts the server. The second start does only the last. */
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ensureInstalled } = await import('./lib/install.mjs');
ensureInstalled();
const { buildStale } = await import('./lib/build-parts.mjs');
await buildStale();
const { join } = await import('node:path');
const { pathToFileURL } = await import('node:url');
const { dist } = await import('./lib/paths.mjs');
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(join(dist, 'server', 'main.js')).href);

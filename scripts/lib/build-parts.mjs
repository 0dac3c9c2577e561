import { join } from 'node:path';
import { parts } from './parts.mjs';
import { dist, root } from './paths.mjs';
import { isStale, markFresh } from './stale.mjs';

/** Builds each part whose sources changed, one after the other, and says which. */
export async function buildStale({ force = false, only } = {}) {
  const stale = parts.filter(
    (part) => (!only || only.includes(part.name)) && (force || isStale(part.name, part.folders)),
  );
  for (const [index, part] of stale.entries()) {
    const began = Date.now();
    process.stdout.write(`[${index + 1}/${stale.length}] 构建${part.label} … `);
    if (part.name === 'server') await buildServer();
    else await buildApp(part.name);
    markFresh(part.name, part.folders);
    console.log(`${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
}

async function buildApp(name) {
  const [{ build }, { viteConfig }, { precompress }] = await Promise.all([
    import('vite'),
    import('../vite.mjs'),
    import('./compress.mjs'),
  ]);
  await build(viteConfig(name));
  precompress(join(dist, 'web', name));
}

/** Entry points that must stand beside each other in dist/server: the server and its writer. */
async function buildServer() {
  const { build } = await import('esbuild');
  const entries = {
    main: 'scripts/lib/server-entry.mjs',
    'writer.worker': 'server/store/sqlite/writer.worker.ts',
    cli: 'server/cli/main.ts',
  };
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: join(dist, 'server'),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    // Exact: from 20.10 on Node wants `with { type: 'json' }`, and esbuild leaves it out for a bare `node20`.
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

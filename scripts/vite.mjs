import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { dist, root } from './lib/paths.mjs';

/** The three browser apps: where they stand, where they go, and by which path they are served. */
export const apps = {
  portal: { from: 'runtime/portal', base: '/', preact: true },
  work: { from: 'runtime/workbench', base: '/work/', preact: true },
  design: { from: 'designer/app', base: '/design/', preact: false },
};

/** Residents and staff get preact: half the weight, the same views. */
const preactAliases = [
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react\/jsx-dev-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/test-utils$/, replacement: 'preact/test-utils' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
];

/** @returns {import('vite').InlineConfig} */
export function viteConfig(name) {
  const app = apps[name];
  return {
    configFile: false,
    root: join(root, app.from),
    base: app.base,
    publicDir: existsSync(join(root, app.from, 'public')) ? join(root, app.from, 'public') : false,
    logLevel: 'warn',
    plugins: app.preact ? [] : [react()],
    resolve: app.preact ? { alias: preactAliases } : { dedupe: ['react', 'react-dom', 'preact'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      outDir: join(dist, 'web', name),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      chunkSizeWarningLimit: 2000,
      manifest: true,
    },
  };
}

import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';

// Inside the checkout, so that the bundle finds its packages.
const folder = fileURLToPath(new URL('../../../node_modules/.cache/linli-bundle-test', import.meta.url));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('built into one file, the store finds its writer thread beside it', async () => {
  await mkdir(folder, { recursive: true });
  const common = {
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  } as const;
  const store = fileURLToPath(new URL('./index.ts', import.meta.url));
  const main = `
    import { openSqliteStore } from ${JSON.stringify(store)};
    const store = await openSqliteStore({ folder: process.argv[2] });
    console.log(JSON.stringify(await store.insertOnce('cases', { _id: 'c', space: 's' })));
    await store.close();`;
  await build({ ...common, stdin: { contents: main, resolveDir: folder }, outfile: `${folder}/main.js` });
  await build({
    ...common,
    entryPoints: [fileURLToPath(new URL('./writer.worker.ts', import.meta.url))],
    outfile: `${folder}/writer.worker.js`,
  });
  const { stdout } = await promisify(execFile)(process.execPath, [`${folder}/main.js`, `${folder}/data`]);
  expect(JSON.parse(stdout)).toEqual({ inserted: true, doc: { _id: 'c', space: 's', version: 1 } });
});

/** Runs a TypeScript tool on the sources: `node scripts/tool.mjs bench engine`, `node scripts/tool.mjs conformance DIR`. */
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ensureInstalled } = await import('./lib/install.mjs');
ensureInstalled();
const { spawnSync } = await import('node:child_process');
const { join } = await import('node:path');
const { root } = await import('./lib/paths.mjs');

const tools = {
  bench: 'scripts/bench.ts',
  conformance: 'server/conformance/main.ts',
  linli: 'server/cli/main.ts',
};
const [name, ...args] = process.argv.slice(2);
const file = tools[name];
if (!file) {
  console.error(
    `没有这个工具：${name ?? ''}。有的是 ${Object.keys(tools).join('、')}。 No such tool; there are: ${Object.keys(tools).join(', ')}.`,
  );
  process.exit(1);
}
const result = spawnSync(process.execPath, ['--import', 'tsx', join(root, file), ...args], {
  stdio: 'inherit',
});
process.exit(result.status ?? 1);

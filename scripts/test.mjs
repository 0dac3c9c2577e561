/**
 * `npm test`: installs, builds the browser apps that the browser tests drive, runs every test.
 * Arguments go to vitest, e.g. `npm test -- runtime/engine`.
 */
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ensureInstalled } = await import('./lib/install.mjs');
ensureInstalled();
const { buildStale } = await import('./lib/build-parts.mjs');
const args = process.argv.slice(2);
if (args.length === 0 || args.some((arg) => arg.startsWith('server/test'))) await buildStale();
const { spawnSync } = await import('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { root } = await import('./lib/paths.mjs');

const folder = mkdtempSync(join(tmpdir(), 'linli-test-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ],
  { cwd: root, stdio: 'inherit' },
);
let status = run.status ?? 1;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = result.numPendingTests + (result.numTodoTests ?? 0);
  if (result.numTotalTests === 0) status = 1;
  console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed, ${skipped} skipped`);
} catch (error) {
  console.error(`没有拿到测试报告：${error.message} The tests left no report.`);
  status = 1;
}
rmSync(folder, { recursive: true, force: true });
process.exit(status);

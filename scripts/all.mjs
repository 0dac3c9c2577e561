/** `npm run all`: what CI runs. Stops at the first step that fails and says which. */
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ensureInstalled } = await import('./lib/install.mjs');
ensureInstalled();
const { spawnSync } = await import('node:child_process');
const { root } = await import('./lib/paths.mjs');

const steps = [
  ['lint', ['run', 'lint']],
  ['import rules', ['run', 'rooms']],
  ['types', ['run', 'types']],
  ['unused code', ['run', 'unused']],
  ['build', ['run', 'build']],
  ['tests', ['test']],
];
for (const [name, args] of steps) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const result = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['--silent', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(`\n${name}: 没有通过 failed`);
    process.exit(1);
  }
  if (name !== 'tests') console.log(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** `npm run conformance -- DIR [--json FILE]`: a score is a measure, not a verdict, so it always ends with 0. */
import { existsSync, writeFileSync } from 'node:fs';
import { runConformance } from './index.ts';
import type { SuiteScore } from './types.ts';

const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const jsonFile = jsonAt >= 0 ? args[jsonAt + 1] : undefined;
const dir = args.find((arg, i) => !arg.startsWith('--') && (jsonAt < 0 || i !== jsonAt + 1));

if (!dir || !existsSync(dir) || (jsonAt >= 0 && !jsonFile)) {
  console.error('npm run conformance -- DIR [--json FILE]');
  console.error(
    dir && !existsSync(dir)
      ? `没有这个文件夹：${dir}。 There is no folder ${dir}.`
      : '请给出语料文件夹。 Name the folder of the corpora.',
  );
  process.exit(1);
}
const scores = await runConformance(dir, print);
if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ suites: scores }, null, 2)}\n`);

function print({ suite, passed, total, failed }: SuiteScore): void {
  console.log(`${suite}: passed ${passed} of ${total}`);
  for (const { id, expected, actual } of failed)
    console.log(`  ${id}: expected ${expected}, actual ${actual}`);
}

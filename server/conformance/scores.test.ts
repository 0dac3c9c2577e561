import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runConformance, type SuiteScore } from './index.ts';

const root = join(import.meta.dirname ?? '.', '..', '..');
/** The public suites stand beside the checkout where we work and in CI; elsewhere LINLI_CORPORA says where. */
const corpora = process.env.LINLI_CORPORA ?? join(root, '..', 'shared', 'corpora');

interface Score {
  readonly suite: string;
  readonly passed: number;
  readonly total: number;
}

const committed: readonly Score[] = JSON.parse(
  readFileSync(join(root, 'docs/scores/conformance.json'), 'utf8'),
).suites;

describe.skipIf(!existsSync(corpora))('public scores', () => {
  let results: readonly SuiteScore[];
  beforeAll(async () => {
    results = await runConformance(corpora);
  }, 240_000);

  it.each(committed)('$suite: at least $passed of $total, as committed', ({ suite, passed, total }) => {
    const result = results.find((one) => one.suite === suite);
    expect(result).toMatchObject({ suite, total });
    expect(result?.passed).toBeGreaterThanOrEqual(passed);
  });

  it('commits a score for every suite there is', () => {
    expect(results.map((one) => one.suite).sort()).toEqual(committed.map((one) => one.suite).sort());
  });
});

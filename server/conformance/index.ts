/** Public test data as a measure of the runtime: `npm run conformance -- DIR [--json FILE]`. */
import { suites } from './registry.ts';
import type { SuiteScore } from './types.ts';

export type { Failure, Suite, SuiteScore } from './types.ts';

/**
 * Runs every suite of which the folder holds a part.
 *
 * @param onScore told of each suite as it ends
 */
export async function runConformance(
  dir: string,
  onScore: (score: SuiteScore) => void = () => undefined,
): Promise<readonly SuiteScore[]> {
  const scores: SuiteScore[] = [];
  for (const suite of suites) {
    const score = await suite.run(dir);
    if (!score) continue;
    scores.push(score);
    onScore(score);
  }
  return scores;
}

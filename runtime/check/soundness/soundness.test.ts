import { describe, expect, it } from 'vitest';
import { checkSoundness } from './index.ts';
import { EXAMPLES } from './testing/examples.ts';
import { graphOfSketch } from './testing/sketch.ts';

const verdict = (findings: Awaited<ReturnType<typeof checkSoundness>>) =>
  findings.map(({ rule, element }) => `${rule.replace('soundness-', '')} ${element ?? ''}`.trim()).sort();

describe('drawings with a known verdict', () => {
  it.each(EXAMPLES.map((example) => [example.name, example] as const))('%s', async (_, example) => {
    const graph = await graphOfSketch(example.sketch);
    const found = await checkSoundness(graph);
    expect(verdict(found)).toEqual([...example.expect].sort());
    for (const { path, message, mend } of found) {
      expect([message.zh, message.en, mend.zh, mend.en].every((words) => words.trim() !== '')).toBe(true);
      for (const id of path ?? []) expect(graph.elements.has(id), id).toBe(true);
    }
  });
});

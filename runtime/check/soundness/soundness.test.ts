import { describe, expect, it } from 'vitest';
import { checkSoundness } from './index.ts';
import { EXAMPLES } from './testing/examples.ts';
import { type Drawn, dice, drawn } from './testing/random.ts';
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

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

describe('random drawings', { timeout: 60_000 }, () => {
  it('made of whole blocks are sound', async () => {
    for (const seed of SEEDS) {
      const sketch = drawn(dice(seed), 12).lines.join('\n');
      expect(verdict(await checkSoundness(await graphOfSketch(sketch))), `seed ${seed}\n${sketch}`).toEqual(
        [],
      );
    }
  });

  it('with a gateway swapped get the same verdict with and without the short cut', async () => {
    const tally = await compared((roll, { lines, blocks }) => {
      const victim = blocks[roll(blocks.length)];
      const to = (['xor', 'and', 'or'] as const)[roll(3)] ?? 'xor';
      if (!victim) return undefined;
      const at = roll(2) === 0 ? victim.split : victim.join;
      return lines.map((line) => (line === `${victim.kind} ${at}` ? `${to} ${at}` : line));
    });
    expect(tally.decided).toBeGreaterThan(30);
    expect(tally.broken).toBeGreaterThan(10);
  });

  it('with a flow led elsewhere get the same verdict with and without the short cut', async () => {
    const tally = await compared((roll, { lines }) => {
      const flows = lines.filter(
        (line) => line.includes('>') && !line.startsWith('b') && !line.startsWith('p'),
      );
      const [one, other] = [flows[roll(flows.length)], flows[roll(flows.length)]];
      const target = other?.split('>')[1]?.trim();
      if (one === undefined || target === undefined || scopeOf(lines, one) !== scopeOf(lines, other))
        return undefined;
      const led = `${one.split('>')[0]?.trim()} > ${target}`;
      return lines.includes(led) ? undefined : lines.map((line) => (line === one ? led : line));
    });
    expect(tally.decided).toBeGreaterThan(20);
    expect(tally.broken).toBeGreaterThan(10);
  });

  it('with a join that lost a partner never pass as sound where the split still sends to both', async () => {
    for (const seed of SEEDS) {
      const roll = dice(seed + 2000);
      const { lines, blocks } = drawn(roll, 8);
      const fork = blocks.find(({ kind }) => kind === 'and');
      const cut = fork && lines.find((line) => line.endsWith(`> ${fork.join}`));
      if (!fork || cut === undefined) continue;
      // The branch no longer comes to the join, and somebody else is drawn to it who never comes.
      const led = lines.map((line) => (line === cut ? `task nobody\nnobody > ${fork.join}` : line));
      const found = verdict(await checkSoundness(await graphOfSketch(led.join('\n'))));
      expect(
        found.some((text) => /^(stuck|endless)/.test(text)),
        `seed ${seed}\n${led.join('\n')}`,
      ).toBe(true);
    }
  });
});

/** Breaks drawings and asks for the verdict twice: over all orders of steps, and with the short cut. */
async function compared(
  spoil: (roll: ReturnType<typeof dice>, model: Drawn) => readonly string[] | undefined,
): Promise<{ readonly decided: number; readonly broken: number }> {
  let [decided, broken] = [0, 0];
  for (const seed of SEEDS) {
    const roll = dice(seed + 1000);
    const lines = spoil(roll, drawn(roll, 6));
    if (!lines) continue;
    const graph = await graphOfSketch(lines.join('\n'));
    const all = verdict(await checkSoundness(graph, { reduce: false, most: 600 }));
    const short = verdict(await checkSoundness(graph, { most: 600 }));
    if ([...all, ...short].includes('undecided')) continue;
    decided += 1;
    if (short.length > 0) broken += 1;
    // Where work piles up without end, it depends on the order what is seen first of what follows from that.
    const grows = all.some((text) => text.startsWith('grows'));
    const seen = grows ? short.some((text) => text.startsWith('grows')) : short;
    expect(seen, `seed ${seed}\n${lines.join('\n')}`).toEqual(grows ? true : all);
  }
  return { decided, broken };
}

/** In which sub-process a line stands, as the lines before it open and close them. */
function scopeOf(lines: readonly string[], line: string | undefined): string {
  const open: string[] = [];
  for (const other of lines) {
    if (other === line) break;
    if (other.endsWith('{')) open.push(other);
    if (other === '}') open.pop();
  }
  return open.join();
}

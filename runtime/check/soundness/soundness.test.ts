import { describe, expect, it } from 'vitest';
import { checkDrawing } from '#runtime/check';
import { checkSoundness } from './index.ts';
import { EXAMPLES } from './testing/examples.ts';
import { chain, fan, nested } from './testing/large.ts';
import { type Drawn, dice, drawn } from './testing/random.ts';
import { graphOfSketch, xmlOfSketch } from './testing/sketch.ts';

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

describe('large drawings', () => {
  it('of 200 elements take about as many situations, whatever runs beside each other', async () => {
    for (const sketch of [chain(50), fan(10, 18), fan(3, 60, true), nested(6)]) {
      const graph = await graphOfSketch(sketch);
      let walked = 0;
      const found = await checkSoundness(graph, { onDone: (spots) => (walked = spots) });
      expect(found).toEqual([]);
      expect(walked).toBeLessThan(graph.elements.size * 2);
    }
  });

  it('that take too many situations are honestly undecided, not called sound', async () => {
    const graph = await graphOfSketch(fan(4, 8));
    const found = await checkSoundness(graph, { most: 100, reduce: false });
    expect(verdict(found)).toEqual(['undecided']);
    expect(found[0]).toMatchObject({ severity: 'info', message: { en: expect.stringContaining('100') } });
  });

  it('let others go on in between, and say the same each time', async () => {
    const graph = await graphOfSketch(chain(150));
    let breaths = 0;
    const breathe = async () => {
      breaths += 1;
    };
    const once = await checkSoundness(graph, { breathe });
    expect(breaths).toBeGreaterThan(0);
    expect(await checkSoundness(graph, { breathe })).toEqual(once);
  });
});

describe('a finding', () => {
  it('shows a shortest way from the start to where it goes wrong', async () => {
    const sketch =
      'start s\ntask far\nxor x\ntask a\ntask b\nand y\nend e\ns > far > x > a > y > e\nx > b > y';
    const [stuck] = await checkSoundness(await graphOfSketch(sketch));
    expect(stuck).toMatchObject({ rule: 'soundness-stuck', element: 'y', path: ['s', 'far', 'x', 'a', 'y'] });
  });

  it('stands among those of a whole drawing, once where a rule says the same', async () => {
    const lost = 'start s\ntask a\nand y\ntask b\nend e\ntask lost\ns > a > y > b > e\nlost > y';
    const rules = (await checkDrawing(xmlOfSketch(lost))).map(({ rule, element }) => `${rule} ${element}`);
    expect(rules).toContain('soundness-stuck y');
    expect(rules).toContain('unreachable-element lost');
    expect(rules).not.toContain('soundness-dead lost');
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

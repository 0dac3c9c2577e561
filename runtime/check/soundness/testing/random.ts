/** Random drawings out of blocks that are sound by how they are made, and changes that break them. */

/** Numbers that look random and are the same for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export interface Drawn {
  readonly lines: readonly string[];
  /** Pairs of gateways that split and join one block. */
  readonly blocks: readonly {
    readonly kind: 'xor' | 'and' | 'or';
    readonly split: string;
    readonly join: string;
  }[];
}

/** A sound drawing of nested blocks: sequences, choices, forks, inclusive blocks, loops, sub-processes, deadlines. */
export function drawn(roll: (sides: number) => number, size: number): Drawn {
  let lines: string[] = [];
  const blocks: Drawn['blocks'][number][] = [];
  let count = 0;
  let left = size;
  const name = (letter: string) => {
    count += 1;
    return `${letter}${count}`;
  };
  const flow = (from: string, to: string) => lines.push(`${from} > ${to}`);
  const task = (): readonly [string, string] => {
    const id = name('t');
    lines.push(`task ${id}`);
    return [id, id];
  };
  const split = (kind: 'xor' | 'and' | 'or'): readonly [string, string] => {
    const [from, to] = [name('x'), name('y')];
    lines.push(`${kind} ${from}`, `${kind} ${to}`);
    blocks.push({ kind, split: from, join: to });
    for (let branch = 0; branch < 2 + roll(2); branch += 1) {
      const [first, last] = sequence();
      flow(from, first);
      flow(last, to);
    }
    return [from, to];
  };
  const loop = (): readonly [string, string] => {
    const [from, to] = [name('x'), name('y')];
    lines.push(`xor ${from}`, `xor ${to}`);
    const [first, last] = sequence();
    flow(from, first);
    flow(last, to);
    flow(to, from);
    return [from, to];
  };
  const sub = (): readonly [string, string] => {
    const id = name('p');
    const [begin, end] = [name('s'), name('e')];
    const outside = lines;
    lines = [`sub ${id} ${roll(4) === 0 ? 'each ' : ''}{`, `start ${begin}`, `end ${end}`];
    const [first, last] = sequence();
    flow(begin, first);
    flow(last, end);
    lines = [...outside, ...lines, '}'];
    if (roll(2) === 0) return [id, id];
    const [edge, merge] = [name('b'), name('y')];
    lines.push(`edge ${edge} on ${id} timer`, `xor ${merge}`);
    const [late, after] = task();
    flow(edge, late);
    flow(after, merge);
    flow(id, merge);
    return [id, merge];
  };
  const block = (): readonly [string, string] => {
    left -= 1;
    const sides = left <= 0 ? 0 : roll(9);
    if (sides < 3) return task();
    if (sides < 5) return split('xor');
    if (sides === 5) return split('and');
    if (sides === 6) return split('or');
    return sides === 7 ? loop() : sub();
  };
  const sequence = (): readonly [string, string] => {
    const [first, next] = block();
    let last = next;
    for (let more = roll(2); more > 0; more -= 1) {
      const [from, to] = block();
      flow(last, from);
      last = to;
    }
    return [first, last];
  };
  const [first, last] = sequence();
  lines.push('start begin', 'end finish');
  flow('begin', first);
  flow(last, 'finish');
  return { lines, blocks };
}

/** Large sound drawings, for the bench and for the promise of two seconds. */

/** Choices one after another: `count` times a split, two tasks and a join. */
export function chain(count: number): string {
  const lines = ['start s', 'end e'];
  let last = 's';
  for (let n = 0; n < count; n += 1) {
    lines.push(`xor x${n}`, `task a${n}`, `task b${n}`, `xor y${n}`);
    lines.push(`${last} > x${n} > a${n} > y${n}`, `x${n} > b${n} > y${n}`);
    last = `y${n}`;
  }
  return [...lines, `${last} > e`].join('\n');
}

/** Branches side by side, with a deadline over all of them where `late`. */
export function fan(branches: number, length: number, late = false): string {
  const lines = ['and x', 'and y'];
  for (let branch = 0; branch < branches; branch += 1) {
    const steps = Array.from({ length }, (_, step) => `t${branch}_${step}`);
    lines.push(...steps.map((step) => `task ${step}`), ['x', ...steps, 'y'].join(' > '));
  }
  if (!late) return ['start s', ...lines, 'end e', 's > x', 'y > e'].join('\n');
  const inside = ['sub all {', 'start s1', ...lines, 'end e1', 's1 > x', 'y > e1', '}'];
  return ['start s', ...inside, 'edge late on all timer', 'end e', 'end f', 's > all > e', 'late > f'].join(
    '\n',
  );
}

/** Forks and choices within each other, `depth` deep. */
export function nested(depth: number): string {
  const lines = ['start s', 'end e'];
  let count = 0;
  const block = (deep: number): readonly [string, string] => {
    count += 1;
    const id = count;
    if (deep === 0) {
      lines.push(`task t${id}`);
      return [`t${id}`, `t${id}`];
    }
    const kind = deep % 2 === 0 ? 'xor' : 'and';
    lines.push(`${kind} x${id}`, `${kind} y${id}`);
    for (let side = 0; side < 2; side += 1) {
      const [first, last] = block(deep - 1);
      lines.push(`x${id} > ${first}`, `${last} > y${id}`);
    }
    return [`x${id}`, `y${id}`];
  };
  const [first, last] = block(depth);
  return [...lines, `s > ${first}`, `${last} > e`].join('\n');
}

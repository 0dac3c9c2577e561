import { MAX_STEPS } from '../budget.ts';

/**
 * May this pattern take too long on this text? JavaScript's own regular expressions go back and try again, which takes
 * exponential time where a repeat stands in a repeat; for the others the price is estimated from the number of open
 * repeats (each may have to try every length). What may be dear goes to the matcher that counts its steps.
 */
export function mayBeDear(length: number, pattern: string): boolean {
  const { nested, degree } = shapeOf(pattern);
  return nested || length ** degree > MAX_STEPS * 50;
}

interface Shape {
  /** A group that repeats holds a repeat or a choice: exponential. */
  readonly nested: boolean;
  /** Power of the text's length that the worst case takes. */
  readonly degree: number;
}

const shapes = new Map<string, Shape>();

function shapeOf(pattern: string): Shape {
  const known = shapes.get(pattern);
  if (known) return known;
  if (shapes.size > 500) shapes.clear();
  const shape = readShape(pattern);
  shapes.set(pattern, shape);
  return shape;
}

/** One pass over the pattern; a group remembers whether anything in it repeats or chooses. */
function readShape(pattern: string): Shape {
  const groups: { repeats: boolean; chooses: boolean }[] = [{ repeats: false, chooses: false }];
  let nested = /\\[1-9]|\(\?<?[=!]/.test(pattern);
  let repeats = 0;
  let closed: { repeats: boolean; chooses: boolean } | undefined;
  for (let i = 0; i < pattern.length; i += 1) {
    const sign = pattern[i];
    const top = groups.at(-1);
    const repeat = /^(?:[*+]|\{\d*,\d*\}|\{\d{2,}\})/.exec(pattern.slice(i, i + 24));
    if (repeat && top) {
      if (closed && (closed.repeats || closed.chooses)) nested = true;
      repeats += 1;
      top.repeats = true;
      i += repeat[0].length - 1;
      if (pattern[i + 1] === '?') i += 1;
      closed = undefined;
      continue;
    }
    closed = undefined;
    if (sign === '\\') i += 1;
    else if (sign === '[') i = endOfClass(pattern, i);
    else if (sign === '(') groups.push({ repeats: false, chooses: false });
    else if (sign === '|' && top) top.chooses = true;
    else if (sign === ')' && groups.length > 1) {
      closed = groups.pop();
      const outer = groups.at(-1);
      if (outer && closed?.repeats) outer.repeats = true;
      if (outer && closed?.chooses) outer.chooses = true;
    }
  }
  // A search that is not tied to the start begins anew at every character, but a leading `.*` covers that.
  const tied = pattern.startsWith('^') || pattern.startsWith('.*');
  return { nested, degree: Math.max(1, repeats - (pattern.endsWith('.*') ? 1 : 0) + (tied ? 0 : 1)) };
}

function endOfClass(pattern: string, start: number): number {
  let i = start + 1;
  while (i < pattern.length && pattern[i] !== ']') i += pattern[i] === '\\' ? 2 : 1;
  return i;
}

/**
 * Patterns are written by those who design forms and run on what strangers send, so they are bounded:
 * no look-around, no back reference, no repeated group that repeats or branches inside (these can take
 * exponential time), at most four open-ended repeats, and the text they see is at most 400 characters.
 */

const SUBJECT_CAP = 400;
const cache = new Map<string, RegExp | null>();

/** Why a pattern is refused; `undefined` when it is fine. */
export function patternProblem(source: string): 'syntax' | 'unbounded' | undefined {
  if (source.length > 200) return 'unbounded';
  try {
    new RegExp(source, 'u');
  } catch {
    return 'syntax';
  }
  if (/\(\?<?[=!]|\\[1-9]|\\k</.test(source)) return 'unbounded';
  return repeatsTooMuch(source) ? 'unbounded' : undefined;
}

/** Matches like JSON Schema's `pattern`: anywhere in the text. A refused pattern matches everything (it has a finding). */
export function matchesPattern(source: string, text: string): boolean {
  let regex = cache.get(source);
  if (regex === undefined) {
    regex = patternProblem(source) === undefined ? new RegExp(source, 'u') : null;
    if (cache.size > 500) cache.clear();
    cache.set(source, regex);
  }
  return regex === null || (text.length <= SUBJECT_CAP && regex.test(text));
}

const BOUNDED = /^\{\d+(,\d+)?\}/;

function repeatsTooMuch(source: string): boolean {
  /** Per open group: does it hold a repeat or a branch? */
  const groups: boolean[] = [];
  let openEnded = 0;
  let inClass = false;
  for (let i = 0; i < source.length; i += 1) {
    const char = source[i];
    let closed: boolean | undefined;
    if (char === '\\') i += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') {
      inClass = true;
      continue;
    } else if (char === '(') {
      groups.push(false);
      if (source[i + 1] === '?') i += 2;
      continue;
    } else if (char === ')') closed = groups.pop() ?? false;
    else if (char === '|') {
      if (groups.length > 0) groups[groups.length - 1] = true;
      continue;
    }
    if (inClass) continue;
    const rest = source.slice(i + 1);
    const repeated = /^[*+{]/.test(rest);
    const bounded = BOUNDED.exec(rest);
    if (repeated && closed === true) return true;
    if (repeated && !bounded) openEnded += 1;
    if ((repeated || closed === true) && groups.length > 0) groups[groups.length - 1] = true;
    if (bounded) i += bounded[0].length;
    else if (repeated && rest[0] !== '{') i += 1;
  }
  return openEnded > 4;
}

import type { Filter } from '#server/store';

/** A case's text is short; this keeps one long title from filling the index. */
const MOST = 160;
const LONGEST_WORD = 24;
const PIECES = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;

function pieces(text: string): string[] {
  // NFKC first: a full-width letter and its plain twin are the same to who searches.
  return text.normalize('NFKC').toLowerCase().match(PIECES) ?? [];
}

/** Runs of letters may hold Chinese in their middle (`a楼`): cut so that each run is of one kind. */
function runs(text: string): string[] {
  return pieces(text).flatMap((piece) => piece.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
}

/** One- and two-character pieces of Chinese, whole words of everything else; each once. */
export function gramsOf(...texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const run of texts.flatMap(runs)) {
    if (HAN.test(run)) {
      const chars = [...run];
      chars.forEach((char, at) => {
        found.add(char);
        const next = chars[at + 1];
        if (next !== undefined) found.add(char + next);
      });
    } else found.add(run.slice(0, LONGEST_WORD));
    if (found.size >= MOST) break;
  }
  return [...found].slice(0, MOST);
}

/**
 * A filter on `grams` for what somebody typed: all pieces must be there. Undefined when nothing can be searched for.
 */
export function gramFilter(typed: string): Filter | undefined {
  const wanted = new Set<string>();
  for (const run of runs(typed.slice(0, 200))) {
    const chars = HAN.test(run) ? [...run] : [];
    if (chars.length < 2) wanted.add(run.slice(0, LONGEST_WORD));
    for (let at = 0; at + 1 < chars.length; at += 1) wanted.add(`${chars[at]}${chars[at + 1]}`);
  }
  if (wanted.size === 0) return undefined;
  return { $and: [...wanted].slice(0, 12).map((gram) => ({ grams: gram })) };
}

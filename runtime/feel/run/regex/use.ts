import { bounded, charge, warn } from '../budget.ts';
import { mayBeDear } from './guard.ts';
import { type Match, Matcher } from './matcher.ts';
import { type Translated, translate } from './translate.ts';

/** A pattern made ready once: JavaScript's own, and beside it one that counts, made when it is first needed. */
interface Ready {
  readonly translated: Translated;
  readonly own: RegExp;
  readonly groups: number;
  counting?: Matcher;
}

/** By flags, then by pattern: no key has to be put together for a look. */
const known = new Map<string, Map<string, Ready | null>>();

function ready(pattern: string, flags: string): Ready | null {
  let patterns = known.get(flags);
  if (!patterns) {
    if (known.size > 50) known.clear();
    patterns = new Map();
    known.set(flags, patterns);
  }
  const found = patterns.get(pattern);
  if (found !== undefined) return found;
  if (patterns.size > 500) patterns.clear();
  const made = make(pattern, flags);
  patterns.set(pattern, made);
  return made;
}

function make(pattern: string, flags: string): Ready | null {
  const translated = translate(pattern, flags);
  if (!translated) return null;
  try {
    const own = new RegExp(translated.source, `g${translated.flags}`);
    const groups = (new RegExp(`${translated.source}|`, translated.flags).exec('')?.length ?? 1) - 1;
    return { translated, own, groups };
  } catch {
    return null;
  }
}

/** Every place the pattern is found at; undefined where it is none. */
function search(
  text: string,
  pattern: string,
  flags: string | null | undefined,
): { readonly groups: number; readonly own?: RegExp; all(): Iterable<Match> } | undefined {
  charge(1 + text.length / 64);
  const found = ready(pattern, flags ?? '');
  if (!found) {
    warn('INVALID_ARGUMENTS', 'The pattern is no regular expression.');
    return undefined;
  }
  const { groups } = found;
  if (!flags?.includes('q') && mayBeDear(text.length, pattern)) {
    found.counting ??= new Matcher(found.translated);
    const { counting } = found;
    return { groups, all: () => counting.all(text) };
  }
  return { groups, own: found.own, all: () => native(text, found.own) };
}

function* native(text: string, regex: RegExp): Generator<Match> {
  for (const match of text.matchAll(regex)) {
    charge(1);
    yield { index: match.index, groups: match };
  }
}

export function matches(text: string, pattern: string, flags?: string | null): boolean | undefined {
  const found = search(text, pattern, flags);
  if (!found) return undefined;
  if (found.own) {
    found.own.lastIndex = 0;
    return found.own.test(text);
  }
  for (const _ of found.all()) return true;
  return false;
}

export function matchAll(text: string, pattern: string): unknown {
  const found = search(text, pattern, '');
  return found && Array.from(found.all(), ({ groups: [whole] }) => whole);
}

export function split(text: string, pattern: string): unknown {
  const found = search(text, pattern, '');
  if (!found) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (const { index, groups } of found.all()) {
    const length = groups[0]?.length ?? 0;
    if (length === 0 && (index === 0 || index === text.length)) continue;
    parts.push(text.slice(from, index));
    from = index + length;
  }
  return bounded([...parts, text.slice(from)]);
}

export function replace(
  text: string,
  pattern: string,
  by: string,
  flags?: string | null,
): string | undefined {
  const found = search(text, pattern, flags);
  if (!found) return undefined;
  const literal = flags?.includes('q') ?? false;
  if (!literal && !/^(?:[^\\$]|\\[\\$]|\$\d)*$/.test(by)) {
    warn('INVALID_ARGUMENTS', 'In a replacement $ needs a digit after it, or a backslash before.');
    return undefined;
  }
  let made = '';
  let from = 0;
  for (const { index, groups } of found.all()) {
    made = bounded(made + text.slice(from, index) + (literal ? by : filled(by, groups, found.groups)));
    from = index + (groups[0]?.length ?? 0);
  }
  return bounded(made + text.slice(from));
}

/** `$1` is a group, `$12` the twelfth where there are so many, else the first and a 2. */
function filled(by: string, found: Match['groups'], groups: number): string {
  return by.replace(/\\([\\$])|\$(\d+)/g, (_, sign: string | undefined, digits = '') => {
    if (sign !== undefined) return sign;
    let { length } = digits as string;
    while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1;
    const group = Number(digits.slice(0, length));
    return (group <= groups ? (found[group] ?? '') : '') + digits.slice(length);
  });
}

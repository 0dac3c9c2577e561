import { bounded, charge, warn } from '../budget.ts';
import { guardedRegex } from './guard.ts';
import { translate } from './translate.ts';

const known = new Map<string, RegExp | null>();

/** A pattern made ready once; null where it is none. */
function ready(pattern: string, flags: string): RegExp | null {
  const key = `${flags}/${pattern}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const translated = translate(pattern, flags);
  let made: RegExp | null = null;
  try {
    made = translated && new RegExp(translated.source, `g${translated.flags}`);
  } catch {
    made = null;
  }
  if (known.size > 500) known.clear();
  known.set(key, made);
  return made;
}

/** The pattern over this text, paid for; undefined where it is none, null where it costs too much. */
function prepared(
  text: string,
  pattern: string,
  flags: string | null | undefined,
): RegExp | null | undefined {
  charge(1 + text.length / 64);
  const regex = ready(pattern, flags ?? '');
  if (!regex) {
    warn('INVALID_ARGUMENTS', 'The pattern is no regular expression.');
    return undefined;
  }
  if (!flags?.includes('q') && guardedRegex(text, pattern)) return null;
  regex.lastIndex = 0;
  return regex;
}

export function matches(text: string, pattern: string, flags?: string | null): boolean | null | undefined {
  const regex = prepared(text, pattern, flags);
  return regex?.test(text) ?? (regex === null ? null : undefined);
}

export function matchAll(text: string, pattern: string): unknown {
  const regex = prepared(text, pattern, '');
  return regex && Array.from(text.matchAll(regex), (match) => match[0]);
}

export function split(text: string, pattern: string): unknown {
  const regex = prepared(text, pattern, '');
  if (!regex) return regex;
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(regex)) {
    if (match[0] === '' && (match.index === 0 || match.index === text.length)) continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

export function replace(
  text: string,
  pattern: string,
  by: string,
  flags?: string | null,
): string | null | undefined {
  const regex = prepared(text, pattern, flags);
  if (!regex) return regex;
  const literal = flags?.includes('q') ?? false;
  if (!literal && !/^(?:[^\\$]|\\[\\$]|\$\d)*$/.test(by)) {
    warn('INVALID_ARGUMENTS', 'In a replacement $ needs a digit after it, or a backslash before.');
    return undefined;
  }
  let size = 0;
  const groups = (new RegExp(`${regex.source}|`, regex.flags).exec('')?.length ?? 1) - 1;
  const made = text.replace(regex, (...found: unknown[]) => {
    const part = literal ? by : filled(by, found, groups);
    size += part.length;
    bounded(size > 1_000_000 ? part.padEnd(1_000_001) : part);
    return part;
  });
  return bounded(made);
}

/** `$1` is a group, `$12` the twelfth where there are so many, else the first and a 2. */
function filled(by: string, found: readonly unknown[], groups: number): string {
  return by.replace(/\\([\\$])|\$(\d+)/g, (_, sign: string | undefined, digits = '') => {
    if (sign !== undefined) return sign;
    let length = digits.length;
    while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1;
    const group = found[Number(digits.slice(0, length))];
    const inRange = Number(digits.slice(0, length)) <= groups;
    return (inRange && typeof group === 'string' ? group : '') + digits.slice(length);
  });
}

import { compare } from './compare.ts';
import { parseNumber } from './number.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from './parse-temporal.ts';
import { FeelRange, rangeOf } from './range.ts';

const RANGE = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/s;
const CALL = /^(date and time|date|time|duration|@)\s*(?:\(\s*"([^"]*)"\s*\)|"([^"]*)")$/;
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
  '@': parseTemporal,
};

/** Reads `[18..21)`, `[@"2026-01-01"..@"2026-12-31"]`, `[2..)`: the ends are constants, and one may be left out. */
export function parseRange(text: string): FeelRange | null {
  const found = RANGE.exec(text);
  if (!found) return null;
  const [, open, from = '', to = '', close] = found;
  const [withStart, withEnd] = [open === '[', close === ']'];
  const [start, end] = [constant(from), constant(to)];
  if ((from && start === null) || (to && end === null)) return null;
  if (start === null) return end === null || withStart ? null : rangeOf(withEnd ? '<=' : '<', end);
  if (end === null) return withEnd ? null : rangeOf(withStart ? '>=' : '>', start);
  const order = compare(start, end);
  return order === null || order > 0 ? null : new FeelRange(start, end, withStart, withEnd);
}

function constant(text: string): unknown {
  if (/^"[^"\\]*"$/.test(text)) return text.slice(1, -1);
  const found = CALL.exec(text);
  if (!found) return parseNumber(text);
  return PARSERS[found[1] ?? '']?.(found[2] ?? found[3] ?? '') ?? null;
}

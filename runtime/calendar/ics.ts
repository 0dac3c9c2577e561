import { dayNumber, dayText } from './days.ts';
import type { RawDay } from './raw-day.ts';

/** Whole-day events of an ICS file (RFC 5545) as days; a 班 in summary or description makes a working day of it. */
export function icsDays(text: string): RawDay[] {
  const days: RawDay[] = [];
  let event: Record<string, string> | undefined;
  let begun = 0;
  for (const { line, row } of unfolded(text)) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const name = line.slice(0, colon).split(';')[0]?.toUpperCase() ?? '';
    const value = line.slice(colon + 1).trim();
    if (name === 'BEGIN' && value === 'VEVENT') {
      event = {};
      begun = row;
    } else if (name === 'END' && value === 'VEVENT' && event) {
      days.push(dayOfEvent(event, begun));
      event = undefined;
    } else if (event && ['DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION'].includes(name)) event[name] = value;
  }
  return days;
}

/** Lines that begin with a blank continue the one before. */
function unfolded(text: string): { line: string; row: number }[] {
  const lines: { line: string; row: number }[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last) last.line += line.slice(1);
    else lines.push({ line, row: i + 1 });
  });
  return lines;
}

function dayOfEvent(event: Readonly<Record<string, string>>, row: number): RawDay {
  const start = isoDay(event.DTSTART);
  const end = isoDay(event.DTEND);
  const name = event.SUMMARY?.replace(/[(（][休班][)）]\s*$/, '');
  const work = /班|工作日/.test(`${event.SUMMARY ?? ''}${event.DESCRIPTION ?? ''}`);
  // DTEND of a whole-day event is the day after the last one.
  const until = end && start && end > start ? dayText(dayNumber(end) - 1) : undefined;
  return { row, day: start, work, ...(name ? { name } : {}), ...(until ? { until } : {}) };
}

function isoDay(value: string | undefined): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(value ?? '');
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return Number.isNaN(dayNumber(day)) ? undefined : day;
}

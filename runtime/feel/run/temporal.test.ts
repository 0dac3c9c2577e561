import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, monthsBetween, plus } from './arithmetic.ts';
import { compare, equal, identical } from './compare.ts';
import { addMonths, civil, dayNumber, isoWeek, weekday } from './days.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from './parse-temporal.ts';
import { offsetOf } from './zones.ts';

const day = (text: string) => parseDate(text)?.day ?? Number.NaN;

describe('the calendar', () => {
  it('agrees with Date wherever Date reaches', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (number) => {
        const date = new Date(number * 86_400_000);
        const own = civil(number);
        expect([own.year, own.month, own.day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(dayNumber(own.year, own.month, own.day)).toBe(number);
        expect(weekday(number) % 7).toBe(date.getUTCDay());
      }),
    );
  });
  it('goes further than Date does', () => {
    expect(String(parseDate('999999999-12-31'))).toBe('999999999-12-31');
    expect(String(parseDate('-0044-03-15'))).toBe('-0044-03-15');
  });
  it('counts weeks by the year of their Thursday', () => {
    expect([isoWeek(day('2005-01-01')), isoWeek(day('2005-01-03')), isoWeek(day('2026-12-31'))]).toEqual([
      53, 1, 53,
    ]);
  });
  it('stays in the month when months are added', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe(day('2026-02-28'));
    expect(addMonths(day('2028-02-29'), 12)).toBe(day('2029-02-28'));
    expect(addMonths(day('2026-03-15'), -15)).toBe(day('2024-12-15'));
  });
  it('counts whole months, in both directions', () => {
    expect(monthsBetween(day('2026-01-31'), day('2026-02-28'))).toBe(0);
    expect(monthsBetween(day('2016-08-11'), day('2017-08-10'))).toBe(11);
    expect(monthsBetween(day('2017-08-11'), day('2016-08-11'))).toBe(-12);
  });
});

describe('texts of dates, times and durations', () => {
  it.each([
    '2026-02-30',
    '26-01-01',
    '02026-01-01',
    '2026-1-1',
    '2026-13-01',
    '24:00:00',
    '12:60:00',
    '10:00',
    '10:00:00+19:00',
    '10:00:00@Mars/Olympus',
    '10:00:00+02:00@Europe/Paris',
    'P',
    'P1Y2D',
    'PT',
    'P1DT',
    '2026-01-01T',
    'T10:00:00',
  ])('"%s" is none', (text) => {
    expect(parseTemporal(text)).toBe(null);
  });
  it.each([
    ['P1DT2H3M4.5S', 'P1DT2H3M4.5S'],
    ['PT36H', 'P1DT12H'],
    ['-PT90S', '-PT1M30S'],
    ['PT0S', 'P0D'],
    ['P14M', 'P1Y2M'],
    ['-P1Y', '-P1Y'],
    ['10:00:00+00:00', '10:00:00Z'],
    ['10:00:00.120-01:30', '10:00:00.12-01:30'],
    ['2026-01-01T00:00:00@Asia/Shanghai', '2026-01-01T00:00:00@Asia/Shanghai'],
  ])('"%s" is written "%s"', (text, written) => {
    expect(String(parseTemporal(text))).toBe(written);
  });
});

describe('clocks', () => {
  it('of two places compare by the moment, and only where both say their place', () => {
    const [here, there, nowhere] = [
      '2026-01-01T08:00:00+08:00',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00',
    ].map(parseDateTime);
    expect(compare(here, there)).toBe(0);
    expect(equal(here, there)).toBe(true);
    expect(identical(here, there)).toBe(false);
    expect(compare(here, nowhere)).toBe(null);
  });
  it('know when summer time is', () => {
    const local = (text: string) => parseDateTime(text)?.local ?? 0;
    expect(offsetOf(local('2026-07-01T12:00:00'), 'Europe/Paris')).toBe(7_200);
    expect(offsetOf(local('2026-01-01T12:00:00'), 'Europe/Paris')).toBe(3_600);
    // Shown by no clock: as much later as the clock jumped.
    expect(offsetOf(local('2026-03-29T02:30:00'), 'Europe/Paris')).toBe(3_600);
  });
  it('go on by the hour in the night when the clocks jump', () => {
    const before = parseDateTime('2026-03-29T01:30:00@Europe/Paris');
    const after = plus(before, parseDuration('PT1H'));
    expect(String(after)).toBe('2026-03-29T03:30:00@Europe/Paris');
    expect(String(minus(after, parseDuration('PT1H')))).toBe(String(before));
    expect(String(minus(after, before))).toBe('PT1H');
  });
  it('go round at midnight', () => {
    expect(String(plus(parseTime('23:30:00'), parseDuration('PT1H')))).toBe('00:30:00');
    expect(String(minus(parseTime('00:10:00Z'), parseDuration('PT20M')))).toBe('23:50:00Z');
  });
  it('carry days over', () => {
    expect(String(plus(parseDateTime('2028-02-28T23:30:00'), parseDuration('PT1H')))).toBe(
      '2028-02-29T00:30:00',
    );
    expect(String(minus(parseDate('2026-03-01'), parseDuration('PT1S')))).toBe('2026-02-28');
  });
  it('what was added can be taken away again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 86_399 }), (seconds, at) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const clock = `${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
        const moment = parseDateTime(`2026-06-15T${clock}`);
        const by = parseDuration(`${seconds < 0 ? '-' : ''}PT${Math.abs(seconds)}S`);
        const later = plus(moment, by);
        expect(equal(minus(later, by), moment)).toBe(true);
        expect(equal(minus(later, moment), by)).toBe(true);
      }),
    );
  });
});

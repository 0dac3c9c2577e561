import { describe, expect, test } from 'vitest';
import { nextCron, parseCron } from './cron.ts';
import { afterEvery, firstOf, parseRepeat } from './repeat.ts';

const NOW = Date.parse('2026-02-27T09:30:15Z');
const next = (text: string, zone = 'UTC', from = NOW) => {
  const cron = parseCron(text);
  const at = cron && nextCron(cron, from, zone);
  return at === undefined ? at : new Date(at).toISOString().replace('.000Z', '');
};

describe('cron', () => {
  test.each([
    ['0 0 9 * * *', '2026-02-28T09:00:00'],
    ['*/10 * * * * *', '2026-02-27T09:30:20'],
    ['0 45/5 * * * *', '2026-02-27T09:45:00'],
    ['0 0 9 * * MON-FRI', '2026-03-02T09:00:00'],
    ['0 0 0 L * *', '2026-02-28T00:00:00'],
    ['0 0 0 LW * ?', '2026-03-31T00:00:00'],
    ['0 0 0 L-3 * *', '2026-03-28T00:00:00'],
    ['0 0 8 15W * *', '2026-03-16T08:00:00'],
    ['0 0 8 ? * 5L', '2026-03-27T08:00:00'],
    ['0 0 8 ? * FRI#2', '2026-03-13T08:00:00'],
    ['0 0 8 * * 7', '2026-03-01T08:00:00'],
    ['0 0 0 29 FEB *', '2028-02-29T00:00:00'],
    ['@monthly', '2026-03-01T00:00:00'],
    ['0 0 0 30 2 *', undefined],
  ])('%s fires next at %s', (text, wanted) => {
    expect(next(text)).toBe(wanted);
  });

  test('goes by the clocks of the street, and over a change to summer time', () => {
    expect(next('0 0 9 * * *', 'Asia/Shanghai')).toBe('2026-02-28T01:00:00');
    expect(next('0 30 2 * * *', 'Europe/Berlin', Date.parse('2026-03-28T12:00:00Z'))).toBe(
      '2026-03-29T01:30:00',
    );
    // Put back: the hour comes twice, and it fires once a day.
    const autumn = Date.parse('2026-10-24T12:00:00Z');
    const first = next('0 30 2 * * *', 'Europe/Berlin', autumn);
    expect(next('0 30 2 * * *', 'Europe/Berlin', Date.parse(`${first}Z`))).toBe('2026-10-26T01:30:00');
  });

  test.each([
    '* * * * *',
    '0 60 * * * *',
    '0 0 0 32 * *',
    '0 0 25 * * *',
    'x',
    '0 5-2 * * * *',
    '@fortnightly',
  ])('%s is none', (text) => expect(parseCron(text)).toBeUndefined());
});

describe('repeating intervals', () => {
  test('have a count, a beginning or an end', () => {
    expect(parseRepeat('R3/PT10S')).toEqual({ times: 3, every: 'PT10S' });
    expect(parseRepeat('R-1/PT10S')).toEqual({ every: 'PT10S' });
    expect(parseRepeat('R/2026-03-01T00:00:00Z/P1D')).toEqual({
      every: 'P1D',
      start: '2026-03-01T00:00:00Z',
    });
    expect(parseRepeat('R/P1D/2026-03-01T00:00:00Z')).toEqual({
      every: 'P1D',
      until: '2026-03-01T00:00:00Z',
    });
    expect(parseRepeat('R2/2026-03-01T00:00:00Z/2026-03-01T01:00:00Z')).toEqual({
      times: 2,
      every: 'PT3600S',
      start: '2026-03-01T00:00:00Z',
    });
    for (const none of ['R/', 'PT1H', 'R/2026-03-01', 'R/PT1H/PT1H', 'R/2026-03-01/2026-02-01']) {
      expect(parseRepeat(none), none).toBeUndefined();
    }
  });

  test('fire first after their interval or at their beginning', () => {
    expect(firstOf({ every: 'PT10S' }, NOW, 'UTC')).toBe(NOW + 10_000);
    expect(firstOf({ every: 'PT10S', start: '2026-03-01' }, NOW, 'UTC')).toBe(Date.parse('2026-03-01'));
    expect(afterEvery(NOW, '0 * * * * *', 'UTC')).toBe(Date.parse('2026-02-27T09:31:00Z'));
  });
});

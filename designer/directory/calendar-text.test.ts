import { describe, expect, it } from 'vitest';
import { clock, minutes, readHolidays, spansOfYears } from './calendar-text.ts';

describe('office hours as people write them', () => {
  it('reads two spans, with Chinese marks too', () => {
    expect(minutes('09:00-12:00 13:30-17:30')).toEqual([
      [540, 720],
      [810, 1050],
    ]);
    expect(minutes('9：00—12：00，13：30至17：30')).toEqual([
      [540, 720],
      [810, 1050],
    ]);
  });

  it.each(['', '9-5', '12:00-09:00', '09:00-12:00 11:00-13:00', '09:00-25:00'])('refuses %j', (text) => {
    expect(minutes(text)).toBeUndefined();
  });

  it('writes minutes as a clock', () => {
    expect([0, 545, 1050].map(clock)).toEqual(['00:00', '09:05', '17:30']);
  });
});

describe('years with holidays', () => {
  it('are told as spans, gaps in sight', () => {
    expect(spansOfYears([2026, 2024, 2025, 2028])).toBe('2024–2026、2028');
    expect(spansOfYears([])).toBe('');
  });
});

describe('holiday files', () => {
  it('reads an ICS file over several days', () => {
    const ics =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261004\nSUMMARY:国庆节 假期\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261010\nSUMMARY:国庆节 补班\nEND:VEVENT\nEND:VCALENDAR';
    const days = readHolidays(ics);
    expect(days.map((day) => [day.day, day.work])).toEqual([
      ['2026-10-01', false],
      ['2026-10-02', false],
      ['2026-10-03', false],
      ['2026-10-10', true],
    ]);
  });

  it('reads lists and maps of days', () => {
    expect(readHolidays('{"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}')).toEqual([
      { day: '2027-01-01', work: false, name: '元旦' },
    ]);
    expect(
      readHolidays(
        '{"holidays":{"2027-01-01":"New Year,元旦,1"},"workdays":{"2027-01-09":"New Year,元旦,1"}}',
      ),
    ).toEqual([
      { day: '2027-01-01', work: false, name: '元旦' },
      { day: '2027-01-09', work: true, name: '元旦' },
    ]);
  });

  it('reads nothing from what is no holiday file', () => {
    expect(readHolidays('<html>')).toEqual([]);
    expect(readHolidays('[1,null,"x"]')).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTime,
  type Calendar,
  calendarWarning,
  isWorkingDay,
  parseHolidayFile,
  parseShare,
  remaining,
  remindInstant,
  withDays,
  workingDaysBetween,
} from '#runtime/calendar';
import { seedCalendar } from '#runtime/calendar/seed';

const street = seedCalendar([2024, 2025, 2026]);
/** An instant on the street's clock. */
const at = (text: string) => Date.parse(`${text}+08:00`);
const show = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19);

describe('working days', () => {
  it('do not count the first day and end when the office closes', () => {
    // given a Monday, when two working days are given, then Wednesday 17:30
    expect(show(addTime(street, at('2026-11-16T09:00:00'), 2, 'working-day').due)).toBe(
      '2026-11-18T17:30:00',
    );
  });
  it('are the same from 00:01 and from 23:59', () => {
    for (const time of ['00:01:00', '23:59:00']) {
      expect(show(addTime(street, at(`2026-11-16T${time}`), 1, 'working-day').due)).toBe(
        '2026-11-17T17:30:00',
      );
    }
  });
  it('jump over the week of National Day and count the make-up Saturday', () => {
    // 2026: 1–7 October off, Saturday 10 October is worked
    expect(show(addTime(street, at('2026-09-30T10:00:00'), 1, 'working-day').due)).toBe(
      '2026-10-08T17:30:00',
    );
    expect(show(addTime(street, at('2026-10-08T10:00:00'), 2, 'working-day').due)).toBe(
      '2026-10-10T17:30:00',
    );
    expect(isWorkingDay(street, '2026-10-10')).toBe(true);
    expect(isWorkingDay(street, '2026-10-11')).toBe(false);
  });
  it('of the amount 0 end on the day itself, or on the next working day', () => {
    expect(show(addTime(street, at('2026-11-16T09:00:00'), 0, 'working-day').due)).toBe(
      '2026-11-16T17:30:00',
    );
    expect(show(addTime(street, at('2026-11-21T09:00:00'), 0, 'working-day').due)).toBe(
      '2026-11-23T17:30:00',
    );
  });
  it('pass a leap day', () => {
    // 29 February 2024 was a Thursday
    expect(show(addTime(street, at('2024-02-28T12:00:00'), 1, 'working-day').due)).toBe(
      '2024-02-29T17:30:00',
    );
  });
  it('beyond the year say that its holidays are not known', () => {
    const due = addTime(street, at('2026-12-30T09:00:00'), 3, 'working-day');
    expect(due.notCovered).toBe(true);
    expect(addTime(street, at('2026-12-30T09:00:00'), 1, 'working-day')).toEqual({
      due: at('2026-12-31T17:30:00'),
      notCovered: false,
    });
  });
  it('of parts count whole, and nonsense is refused', () => {
    expect(show(addTime(street, at('2026-11-16T09:00:00'), 0.5, 'working-day').due)).toBe(
      '2026-11-17T17:30:00',
    );
    for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
      expect(() => addTime(street, at('2026-11-16T09:00:00'), amount, 'working-day')).toThrow(
        /Expected an amount/,
      );
    }
  });
  it('end even in a calendar without any working day', () => {
    const never: Calendar = { ...street, days: {}, hours: [], years: [] };
    const days: Record<string, { work: boolean }> = {};
    for (let i = 0; i < 500; i += 1)
      days[new Date(at('2026-01-01T12:00:00') + i * 86_400_000).toISOString().slice(0, 10)] = { work: false };
    expect(addTime({ ...never, days }, at('2026-01-01T12:00:00'), 3, 'working-day').notCovered).toBe(true);
  });
});

describe('calendar days', () => {
  it('end with the day, moved to a working day where it is a day off (Civil Code Art 203)', () => {
    expect(show(addTime(street, at('2026-11-16T09:00:00'), 3, 'calendar-day').due)).toBe(
      '2026-11-19T23:59:59',
    );
    expect(show(addTime(street, at('2026-11-16T09:00:00'), 5, 'calendar-day').due)).toBe(
      '2026-11-23T23:59:59',
    );
    expect(show(addTime(street, at('2026-09-24T09:00:00'), 7, 'calendar-day').due)).toBe(
      '2026-10-08T23:59:59',
    );
  });
});

describe('hours and minutes', () => {
  it('are plain time, over nights and year ends', () => {
    expect(show(addTime(street, at('2026-12-31T23:59:00'), 2, 'minute').due)).toBe('2027-01-01T00:01:00');
    expect(addTime(street, at('2026-12-31T23:59:00'), 24, 'hour').notCovered).toBe(false);
  });
});

describe('other zones', () => {
  it('keep the close of the office over a change of the clock', () => {
    const berlin: Calendar = { ...street, zone: 'Europe/Berlin', days: {}, years: [2026] };
    const due = addTime(berlin, Date.parse('2026-03-27T10:00:00Z'), 1, 'working-day').due;
    expect(new Date(due).toISOString()).toBe('2026-03-30T15:30:00.000Z');
  });
});

describe('what holds always', () => {
  const instants = fc.integer({ min: at('2024-01-02T00:00:00'), max: at('2026-10-01T00:00:00') });
  it('a working deadline lies ahead on a working day, and counts back to its amount', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (from, amount) => {
        const { due } = addTime(street, from, amount, 'working-day');
        expect(due).toBeGreaterThan(from);
        expect(isWorkingDay(street, show(due).slice(0, 10))).toBe(true);
        expect(workingDaysBetween(street, from, due)).toBe(amount);
      }),
    );
  });
  it('more time is never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (from, amount) => {
        for (const unit of ['working-day', 'calendar-day', 'hour', 'minute'] as const) {
          const [a, b] = [addTime(street, from, amount, unit), addTime(street, from, amount + 1, unit)];
          expect(b.due).toBeGreaterThanOrEqual(a.due);
        }
      }),
    );
  });
  it('a reminder lies between start and due, for working days in office hours', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, amount, share) => {
          const { due } = addTime(street, from, amount, 'working-day');
          const remind = remindInstant(street, from, due, share, 'working-day');
          expect(remind).toBeGreaterThanOrEqual(from);
          expect(remind).toBeLessThanOrEqual(due);
          expect(isWorkingDay(street, show(remind).slice(0, 10))).toBe(true);
        },
      ),
    );
  });
});

describe('reminders', () => {
  it('at 80 % of five working days come on the last day but one, not in the night', () => {
    const from = at('2026-11-16T09:00:00');
    const { due } = addTime(street, from, 4, 'working-day');
    expect(show(remindInstant(street, from, due, 0.8, 'working-day'))).toBe('2026-11-19T17:30:00');
  });
  it('take a share as percent or as part', () => {
    expect([
      parseShare('80%'),
      parseShare('0.8'),
      parseShare(' 100 %'),
      parseShare('180%'),
      parseShare('soon'),
    ]).toEqual([0.8, 0.8, 1, undefined, undefined]);
  });
});

describe('what is left', () => {
  it('is told in the unit it was given in', () => {
    const due = at('2026-11-18T17:30:00');
    const left = (now: string, unit: 'working-day' | 'hour' | 'calendar-day') =>
      remaining(street, at(now), due, unit).text.zh;
    expect(left('2026-11-16T09:00:00', 'working-day')).toBe('还剩 2 个工作日');
    expect(left('2026-11-18T09:00:00', 'working-day')).toBe('今天到期');
    expect(left('2026-11-18T18:00:00', 'working-day')).toBe('今天已超期');
    expect(left('2026-11-23T09:00:00', 'working-day')).toBe('已超期 3 个工作日');
    expect(left('2026-11-18T14:10:00', 'hour')).toBe('还剩 3 小时 20 分钟');
    expect(left('2026-11-17T14:10:00', 'calendar-day')).toBe('还剩 1 天');
  });
});

describe('a year without holidays', () => {
  it('warns from 60 days ahead', () => {
    expect(calendarWarning(street, at('2026-11-01T12:00:00'))).toBeUndefined();
    expect(calendarWarning(street, at('2026-11-02T12:00:00'))?.zh).toContain('2027');
    expect(calendarWarning(street, at('2027-03-01T12:00:00'))?.zh).toContain('今年');
  });
  it('is mended by an import, in any of three forms, with errors by row', () => {
    const rows = ['01', '02', '03', '04', '05'].map((day) => ({
      day: `2027-01-${day}`,
      work: false,
      name: '元旦',
    }));
    const ours = parseHolidayFile(
      JSON.stringify({ days: [...rows, { day: '2027-02-30', work: false }, { day: '2027-01-09' }] }),
    );
    expect(ours.years).toEqual([2027]);
    expect(ours.errors.map(({ row, column }) => [row, column])).toEqual([
      [6, 'day'],
      [7, 'work'],
    ]);
    const mended = withDays(street, ours);
    expect(mended.version).toBe(2);
    expect(calendarWarning(mended, at('2026-12-02T12:00:00'))).toBeUndefined();
    const theirs = parseHolidayFile(
      '{"holidays":{"2027-01-01":"New Year,元旦,1"},"workdays":{"2027-01-10":"New Year,元旦,1"}}',
    );
    expect(theirs.days).toEqual({
      '2027-01-01': { work: false, name: '元旦' },
      '2027-01-10': { work: true, name: '元旦' },
    });
    const ics = parseHolidayFile(
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270213\r\nSUMMARY:春\r\n 节(休)\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270221\r\nSUMMARY:春节(班)\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:无日期\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    expect(Object.keys(ics.days)).toHaveLength(8);
    expect(ics.days['2027-02-12']).toEqual({ work: false, name: '春节' });
    expect(ics.days['2027-02-21']).toEqual({ work: true, name: '春节' });
    expect(ics.errors).toHaveLength(1);
    expect(parseHolidayFile('hello').errors).toHaveLength(1);
    expect(parseHolidayFile('{}').errors).toHaveLength(1);
  });
});

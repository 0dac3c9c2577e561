import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  checkValue,
  dateTimeValue,
  dateValue,
  dayOf,
  daysDurationValue,
  decimalValue,
  decodeVariables,
  encodeVariables,
  equalValues,
  instantOf,
  isRecord,
  isTagged,
  monthsDurationValue,
  parseTagged,
  timeValue,
  type Value,
  wallClock,
} from '#runtime/values';

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.string(),
    fc.constantFrom<Value>(dateValue('2028-02-29'), decimalValue('0.10'), daysDurationValue('P1DT2H')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '@' && key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('the encoding', () => {
  it('gives back what went in, and the same bytes for equal values', () => {
    fc.assert(
      fc.property(value, (v) => {
        const text = canonicalJson(v);
        const back = JSON.parse(text) as Value;
        expect(equalValues(back, v)).toBe(true);
        expect(canonicalJson(back)).toBe(text);
        expect(canonicalJson(turned(v))).toBe(text);
      }),
    );
  });
  it('has one order of keys, at every depth', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
    expect(canonicalJson({ 10: 1, 9: 2, b: 3, a: 4 })).toBe(canonicalJson({ a: 4, b: 3, 9: 2, 10: 1 }));
  });
  it('keeps an own __proto__ as what it is: a key', () => {
    const hostile = JSON.parse('{"z":1,"__proto__":{"admin":true}}') as Value;
    expect(canonicalJson(hostile)).toBe('{"__proto__":{"admin":true},"z":1}');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
  it('refuses what has no spelling', () => {
    expect(() => canonicalJson({ a: [Number.NaN] })).toThrow('Expected a finite number');
    expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow();
  });
  it('reads variables back', () => {
    const variables = { day: dateValue('2026-11-22'), n: 1 };
    expect(decodeVariables(encodeVariables(variables))).toEqual(variables);
  });
});

/** The same value with every record's keys the other way round. */
function turned(v: Value): Value {
  if (Array.isArray(v)) return v.map(turned);
  if (typeof v !== 'object' || v === null) return v;
  return Object.fromEntries(
    Object.entries(v as Record<string, Value>)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  ) as Value;
}

describe('equality', () => {
  it('tells kinds apart and does not mind the order of keys', () => {
    expect(equalValues({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    for (const [a, b] of [
      [1, '1'],
      [null, {}],
      [[], {}],
      [
        [1, 2],
        [2, 1],
      ],
      [{ a: null }, { b: null }],
      [dateValue('2026-11-22'), '2026-11-22'],
    ] as [Value, Value][]) {
      expect(equalValues(a, b)).toBe(false);
    }
  });
});

describe('tagged values', () => {
  it('are made of real days and times only', () => {
    expect(dateValue('2028-02-29')).toEqual({ '@': 'date', v: '2028-02-29' });
    for (const text of [
      '2026-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '',
      '2026-11-22T00:00:00',
    ]) {
      expect(parseTagged('date', text)).toBeUndefined();
    }
    expect(() => dateValue('tomorrow')).toThrow('Expected the ISO text of a date');
    for (const text of ['24:00:00', '10:60:00', '10:00', '10:00:00@'])
      expect(parseTagged('time', text)).toBeUndefined();
    expect(
      [
        timeValue('23:59:59.5'),
        dateTimeValue('2026-11-22T09:30:00@Asia/Shanghai'),
        monthsDurationValue('-P1Y2M'),
      ].every(isTagged),
    ).toBe(true);
    for (const text of ['P', 'PT', 'P1Y', '1D']) expect(parseTagged('days-duration', text)).toBeUndefined();
    for (const text of ['01', '1.', '.5', '1e3', '--1']) expect(parseTagged('decimal', text)).toBeUndefined();
  });
  it('are no records', () => {
    expect([isRecord(dateValue('2026-11-22')), isTagged({ a: 1 }), isTagged([]), isTagged(null)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('what comes from outside', () => {
  it('passes where it is a value', () => {
    fc.assert(
      fc.property(value, (v) => {
        const checked = checkValue(v, { depth: 100, values: 10_000, text: 1_000 });
        expect(checked.ok && checked.value === v).toBe(true);
      }),
    );
  });
  const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown;
  it.each<[string, unknown, string, string]>([
    ['a key of prototypes', JSON.parse('{"a":{"__proto__":1}}'), 'reserved-key', 'a.__proto__'],
    ['a tag of its own making', { a: { '@': 'money', v: '1' } }, 'bad-tag', 'a'],
    ['a tag with more beside it', { '@': 'date', v: '2026-11-22', x: 1 }, 'bad-tag', ''],
    ['a day that is none', [{ '@': 'date', v: '2026-02-30' }], 'bad-tag', '0'],
    ['an object of a class', { when: new Date(0) }, 'not-a-value', 'when'],
    ['a number without bounds', { n: Number.NaN }, 'not-a-value', 'n'],
    ['nothing', undefined, 'not-a-value', ''],
    ['a function', { f: () => 1 }, 'not-a-value', 'f'],
    ['too many levels', deep, 'too-deep', '0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0'],
    ['too many values', Array.from({ length: 20_001 }, () => 1), 'too-many', '19999'],
    ['too long a text', { t: 'x'.repeat(200_001) }, 'too-long', 't'],
  ])('%s is refused, with its place and a way out', (_, json, code, path) => {
    const checked = checkValue(json);
    expect(checked.ok).toBe(false);
    if (checked.ok) return;
    expect([checked.code, checked.path]).toEqual([code, path]);
    expect(checked.message.zh && checked.message.en).toBeTruthy();
  });
});

describe('the clock on the wall', () => {
  const shanghai = 'Asia/Shanghai';
  it('turns a street’s day at its own midnight', () => {
    expect(dayOf(Date.parse('2026-11-22T15:59:59Z'), shanghai)).toBe('2026-11-22');
    expect(dayOf(Date.parse('2026-11-22T16:00:00Z'), shanghai)).toBe('2026-11-23');
    expect(wallClock(Date.parse('2026-12-31T16:00:00.007Z'), shanghai)).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      hour: 0,
      minute: 0,
      second: 0,
      millisecond: 7,
    });
  });
  it('goes back and forth in any zone, but for the hour that a clock skips', () => {
    const zones = fc.constantFrom(shanghai, 'Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham', 'UTC');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 4e12 }), (zone, instant) => {
        const day = dayOf(instant, zone);
        const { hour, minute, second, millisecond } = wallClock(instant, zone);
        const again = instantOf(day, ((hour * 60 + minute) * 60 + second) * 1000 + millisecond, zone);
        // Of an hour shown twice the first is meant.
        expect([instant, instant - 3_600_000]).toContain(again);
      }),
    );
  });
  it('takes a skipped time as that much later', () => {
    expect(new Date(instantOf('2026-03-29', 2.5 * 3_600_000, 'Europe/Berlin')).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });
});

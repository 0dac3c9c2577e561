import { expect, it } from 'vitest';
import { readWait, writeWait } from './duration.ts';

it.each([
  ['PT30M', { kind: 'number', amount: '30', unit: 'M' }],
  ['PT2H', { kind: 'number', amount: '2', unit: 'H' }],
  ['P3D', { kind: 'number', amount: '3', unit: 'D' }],
  ['=duration("P" + string(settings.rateDays) + "D")', { kind: 'setting', setting: 'rateDays', unit: 'D' }],
  ['=duration("PT" + string(settings.reply) + "H")', { kind: 'setting', setting: 'reply', unit: 'H' }],
  ['P1DT2H', { kind: 'formula', source: 'P1DT2H' }],
  ['=case.startedAt', { kind: 'formula', source: '=case.startedAt' }],
] as const)('reads %s and writes it back', (source, wait) => {
  expect(readWait(source)).toEqual(wait);
  expect(writeWait(wait)).toBe(source);
});

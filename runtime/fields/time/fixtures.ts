import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  schema: { 'x-component-props': { earliest: '08:00', latest: '17:30' } },
  good: [
    { typed: '9:30', kept: { '@': 'time', v: '09:30:00' }, shown: '09:30' },
    { typed: '９：０５', kept: { '@': 'time', v: '09:05:00' }, shown: '09:05' },
    { typed: '9点半', kept: { '@': 'time', v: '09:30:00' }, shown: '09:30' },
    { typed: '17:30', kept: { '@': 'time', v: '17:30:00' }, shown: '17:30' },
  ],
  bad: [
    { typed: '25:00', code: 'not-a-time' },
    { typed: '早上', code: 'not-a-time' },
    { typed: '7:59', code: 'too-early' },
    { typed: '17:31', code: 'too-late' },
    { typed: { '@': 'time', v: '10:00:00Z' }, code: 'wrong-type' },
    { typed: 9, code: 'wrong-type' },
  ],
};

import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  schema: { 'x-component-props': { latest: 'today', earliest: '1900-01-01' } },
  good: [
    { typed: '2026/1/2', kept: { '@': 'date', v: '2026-01-02' }, shown: '2026 年 1 月 2 日' },
    { typed: '２０２６年１１月２２日', kept: { '@': 'date', v: '2026-11-22' }, shown: '2026 年 11 月 22 日' },
    { typed: '20000229', kept: { '@': 'date', v: '2000-02-29' }, shown: '2000 年 2 月 29 日' },
    {
      typed: { '@': 'date', v: '2026-01-02' },
      kept: { '@': 'date', v: '2026-01-02' },
      shown: '2026 年 1 月 2 日',
    },
  ],
  bad: [
    { typed: '2026-02-30', code: 'not-a-date' },
    { typed: '明天', code: 'not-a-date' },
    { typed: '2026-11-23', code: 'too-late' },
    { typed: '1899-12-31', code: 'too-early' },
    { typed: { '@': 'date', v: '2026-02-30' }, code: 'wrong-type' },
    { typed: { '@': 'time', v: '10:00:00' }, code: 'wrong-type' },
    { typed: 20260102, code: 'wrong-type' },
  ],
};

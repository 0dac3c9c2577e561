import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [{ typed: ' 第一行\r\n第二行\u0007 ', kept: '第一行\n第二行', shown: '第一行\n第二行' }],
  bad: [
    { typed: ['x'], code: 'wrong-type' },
    { typed: '字'.repeat(2001), code: 'too-long' },
    { typed: 'x'.repeat(90_000), code: 'too-long', schema: { maxLength: 1_000_000 } },
  ],
};

import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    { typed: '￥1,234.50', kept: 1234.5, shown: '1,234.50 元' },
    { typed: '12元', kept: 12, shown: '12.00 元' },
    { typed: 0.29, kept: 0.29, shown: '0.29 元' },
    { typed: '１２．３', kept: 12.3, shown: '12.30 元' },
  ],
  bad: [
    { typed: '1.005', code: 'decimals' },
    { typed: '-1', code: 'too-small' },
    { typed: 1e12, code: 'too-large' },
    { typed: '很多', code: 'not-a-number' },
    { typed: {}, code: 'wrong-type' },
  ],
};

import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  schema: { minimum: 0, maximum: 2_000_000, 'x-component-props': { decimals: 1, unit: '米', unitEn: 'm' } },
  good: [
    { typed: '１，２００．５', kept: 1200.5, shown: '1,200.5 米' },
    { typed: ' 12 ', kept: 12, shown: '12 米' },
    { typed: '0', kept: 0, shown: '0 米' },
    { typed: '-0', kept: 0, shown: '0 米' },
    { typed: '1234567', kept: 1234567, shown: '1,234,567 米' },
  ],
  bad: [
    { typed: '十二', code: 'not-a-number' },
    { typed: '1,2', code: 'not-a-number' },
    { typed: '1e3', code: 'not-a-number' },
    { typed: true, code: 'wrong-type' },
    { typed: '-1', code: 'too-small' },
    { typed: 3_000_000, code: 'too-large' },
    { typed: '1.25', code: 'decimals' },
    { typed: '1.5', code: 'decimals', schema: { 'x-component-props': {} } },
  ],
};

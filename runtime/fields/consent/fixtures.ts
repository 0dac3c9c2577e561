import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    { typed: true, kept: true, shown: '同意' },
    { typed: 'true', kept: true, shown: '同意' },
  ],
  bad: [
    { typed: false, code: 'empty' },
    { typed: 'yes', code: 'wrong-type' },
    { typed: 1, code: 'wrong-type' },
  ],
};

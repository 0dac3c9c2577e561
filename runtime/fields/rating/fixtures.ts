import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    { typed: 5, kept: 5, shown: '非常满意' },
    { typed: '1', kept: 1, shown: '非常不满意' },
  ],
  bad: [
    { typed: 0, code: 'not-a-level' },
    { typed: 4.5, code: 'not-a-level' },
    { typed: '好', code: 'wrong-type' },
  ],
};

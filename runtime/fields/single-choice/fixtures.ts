import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  schema: {
    enum: [
      { label: '属实', value: 'yes' },
      { label: '不属实', value: 'no' },
    ],
  },
  good: [{ typed: 'yes', kept: 'yes', shown: '属实' }],
  bad: [
    { typed: 'maybe', code: 'not-an-option' },
    { typed: '属实', code: 'not-an-option' },
    { typed: ['yes'], code: 'wrong-type' },
    { typed: 1, code: 'wrong-type' },
  ],
};

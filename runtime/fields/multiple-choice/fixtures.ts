import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  schema: {
    enum: [
      { label: '噪声', value: 'a' },
      { label: '堆物', value: 'b' },
      { label: '漏水', value: 'c' },
    ],
    maxItems: 2,
  },
  good: [
    { typed: ['b', 'a'], kept: ['a', 'b'], shown: '噪声、堆物' },
    { typed: 'c', kept: ['c'], shown: '漏水' },
    { typed: ['a', 'a'], kept: ['a'], shown: '噪声' },
  ],
  bad: [
    { typed: ['a', 'x'], code: 'not-an-option' },
    { typed: [1], code: 'not-an-option' },
    { typed: ['a', 'b', 'c'], code: 'too-many' },
    { typed: ['a'], code: 'too-few', schema: { minItems: 2 } },
    { typed: { a: true }, code: 'wrong-type' },
  ],
};

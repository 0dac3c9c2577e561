import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  schema: { items: { type: 'object', properties: {} }, maxItems: 2 },
  good: [{ typed: [{ a: 1 }], kept: [{ a: 1 }], shown: '1 行' }],
  bad: [
    { typed: [{}, {}, {}], code: 'too-many' },
    { typed: [{}], code: 'too-few', schema: { minItems: 2 } },
    { typed: [1], code: 'wrong-type' },
    { typed: { 0: {} }, code: 'wrong-type' },
  ],
};

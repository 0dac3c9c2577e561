import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    { typed: '  东里\t3 号楼\n门口 ', kept: '东里 3 号楼 门口', shown: '东里 3 号楼 门口' },
    { typed: '😀'.repeat(200), kept: '😀'.repeat(200), shown: '😀'.repeat(200) },
  ],
  bad: [
    { typed: 12, code: 'wrong-type' },
    { typed: 'x'.repeat(201), code: 'too-long' },
    { typed: '太短', code: 'too-short', schema: { minLength: 3 } },
    { typed: 'AB12', code: 'pattern', schema: { pattern: '^\\d{4}$' } },
    { typed: 'x'.repeat(500), code: 'pattern', schema: { pattern: 'y', maxLength: 1000 } },
  ],
};

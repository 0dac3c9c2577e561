import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    {
      typed: [{ id: 'f1', name: '现场.jpg', type: 'image/jpeg', bytes: 1024 }],
      kept: [{ id: 'f1', name: '现场.jpg', type: 'image/jpeg', bytes: 1024 }],
      shown: '1 张照片',
    },
  ],
  bad: [
    { typed: [{ id: 'f1', name: 'a.pdf', type: 'application/pdf', bytes: 1 }], code: 'file-type' },
    { typed: [{ id: 'f1', name: 'a.svg', type: 'image/svg+xml', bytes: 1 }], code: 'file-type' },
    { typed: [{ id: '../etc', name: 'a.jpg', type: 'image/jpeg', bytes: 1 }], code: 'wrong-type' },
    { typed: ['f1'], code: 'wrong-type' },
    {
      typed: [
        { id: 'f1', name: 'a.jpg', type: 'image/jpeg', bytes: 1 },
        { id: 'f1', name: 'b.jpg', type: 'image/jpeg', bytes: 1 },
      ],
      code: 'twice',
    },
    {
      typed: [
        { id: 'f1', name: 'a.jpg', type: 'image/jpeg', bytes: 1 },
        { id: 'f2', name: 'b.jpg', type: 'image/jpeg', bytes: 1 },
      ],
      code: 'too-many',
      schema: { maxItems: 1 },
    },
    {
      typed: [{ id: 'f1', name: 'a.jpg', type: 'image/jpeg', bytes: 1 }],
      code: 'too-few',
      schema: { minItems: 2 },
    },
  ],
};

import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    {
      typed: [{ id: 'f1', name: '证明.pdf', type: 'application/pdf', bytes: 1024 }],
      kept: [{ id: 'f1', name: '证明.pdf', type: 'application/pdf', bytes: 1024 }],
      shown: '证明.pdf',
    },
  ],
  bad: [
    { typed: [{ id: 'f1', name: 'a.html', type: 'text/html', bytes: 1 }], code: 'file-type' },
    { typed: [{ id: 'f1', name: 'a.exe', type: 'application/x-msdownload', bytes: 1 }], code: 'file-type' },
    {
      typed: [{ id: 'f1', name: 'a.jpg', type: 'image/jpeg', bytes: 1 }],
      code: 'file-type',
      schema: { 'x-component-props': { accepts: 'document' } },
    },
    { typed: { id: 'f1' }, code: 'wrong-type' },
    { typed: [{ id: 'f1', name: 'a.pdf', type: 'application/pdf', bytes: -1 }], code: 'wrong-type' },
  ],
};

import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    {
      typed: { community: 'c1', communityName: '假的名字', grid: 'g1', detail: ' 3 号楼 ' },
      kept: {
        community: 'c1',
        communityName: '东里社区',
        grid: 'g1',
        gridName: '第一网格',
        detail: '3 号楼',
      },
      shown: '东里社区 第一网格 3 号楼',
    },
    {
      typed: { community: 'c2', grid: '', detail: '路口' },
      kept: { community: 'c2', communityName: '西里社区', detail: '路口' },
      shown: '西里社区 路口',
    },
  ],
  bad: [
    { typed: { detail: '3 号楼' }, code: 'address-community' },
    { typed: { community: 'c9', detail: 'x' }, code: 'address-community' },
    { typed: { community: 'c2', grid: 'g1', detail: 'x' }, code: 'address-grid' },
    { typed: { community: 'c1' }, code: 'address-detail' },
    { typed: { community: 'c1', detail: '路'.repeat(121) }, code: 'too-long' },
    { typed: { community: 'c1', detail: 'x', other: 1 }, code: 'wrong-type' },
    { typed: { community: ['c1'], detail: 'x' }, code: 'wrong-type' },
    { typed: '东里社区', code: 'wrong-type' },
  ],
};

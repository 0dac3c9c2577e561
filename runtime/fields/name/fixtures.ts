import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    { typed: ' 周 涛 ', kept: '周涛', shown: '周涛' },
    { typed: '迪丽热巴・买买提', kept: '迪丽热巴·买买提', shown: '迪丽热巴·买买提' },
    { typed: 'John   Smith', kept: 'John Smith', shown: 'John Smith' },
    { typed: '𠮷野', kept: '𠮷野', shown: '𠮷野' },
  ],
  bad: [
    { typed: '周涛1', code: 'name-characters' },
    { typed: '<b>周</b>', code: 'name-characters' },
    { typed: '周'.repeat(41), code: 'too-long' },
    { typed: 7, code: 'wrong-type' },
  ],
};

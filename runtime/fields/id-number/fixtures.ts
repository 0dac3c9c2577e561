import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    // The standard's own example (GB 11643-1999).
    { typed: '11010519491231002x', kept: '11010519491231002X', shown: '11010519491231002X' },
    { typed: '１１０１０５ 19491231 002Ｘ', kept: '11010519491231002X', shown: '11010519491231002X' },
    { typed: '440524188001010014', kept: '440524188001010014', shown: '440524188001010014' },
  ],
  bad: [
    { typed: '110105194912310021', code: 'id-checksum' },
    { typed: '1101051949123100', code: 'id-short' },
    { typed: '11010519491231002X1', code: 'id-digits' },
    { typed: '1101051949123100211', code: 'id-long' },
    { typed: '11010519491331002X', code: 'id-birthday' },
    { typed: '00010519491231002X', code: 'id-birthday' },
    { typed: '110105209912310020', code: 'id-birthday' },
    { typed: '身份证', code: 'id-digits' },
    { typed: 1, code: 'wrong-type' },
  ],
};

import type { FieldFixtures } from '../shared/fixtures.ts';

export const fixtures: FieldFixtures = {
  good: [
    { typed: '+86 139-0000 0001', kept: '13900000001', shown: '13900000001' },
    { typed: '１３９００００００01', kept: '13900000001', shown: '13900000001' },
    { typed: '8613900000001', kept: '13900000001', shown: '13900000001' },
    { typed: '（010）88886666 转 12', kept: '010-88886666-12', shown: '010-88886666-12' },
    { typed: '01088886666', kept: '010-88886666', shown: '010-88886666' },
    { typed: '0755—26001234', kept: '0755-26001234', shown: '0755-26001234' },
  ],
  bad: [
    { typed: '1390000001', code: 'phone-short' },
    { typed: '139000000011', code: 'phone-long' },
    { typed: '12900000001', code: 'phone' },
    { typed: '88886666', code: 'phone' },
    { typed: '139 abc', code: 'phone-digits' },
    { typed: '010-88886666', code: 'phone-mobile', schema: { 'x-component-props': { accepts: 'mobile' } } },
    { typed: 13900000001, code: 'wrong-type' },
  ],
};

import { describe, expect, it } from 'vitest';
import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { idNumberRule } from './rule.ts';

fieldContract(idNumberRule, fixtures);

describe('an ID number', () => {
  it('gives birthday and sex only when it is whole', () => {
    expect(idNumberRule.derives?.('11010519491231002X')).toEqual({
      birthday: { '@': 'date', v: '1949-12-31' },
      sex: 'female',
    });
    expect(idNumberRule.derives?.('110105194912310021')).toEqual({});
  });
});

import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { moneyRule } from './rule.ts';

fieldContract(moneyRule, fixtures);

import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { longTextRule } from './rule.ts';

fieldContract(longTextRule, fixtures);

import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { addressRule } from './rule.ts';

fieldContract(addressRule, fixtures);

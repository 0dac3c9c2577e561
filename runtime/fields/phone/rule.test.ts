import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { phoneRule } from './rule.ts';

fieldContract(phoneRule, fixtures);

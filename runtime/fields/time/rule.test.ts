import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { timeRule } from './rule.ts';

fieldContract(timeRule, fixtures);

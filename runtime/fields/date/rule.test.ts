import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { dateRule } from './rule.ts';

fieldContract(dateRule, fixtures);

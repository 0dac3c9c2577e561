import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { nameRule } from './rule.ts';

fieldContract(nameRule, fixtures);

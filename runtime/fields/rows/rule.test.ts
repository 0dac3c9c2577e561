import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { rowsRule } from './rule.ts';

fieldContract(rowsRule, fixtures);

import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { textRule } from './rule.ts';

fieldContract(textRule, fixtures);

import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { singleChoiceRule } from './rule.ts';

fieldContract(singleChoiceRule, fixtures);

import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { multipleChoiceRule } from './rule.ts';

fieldContract(multipleChoiceRule, fixtures);

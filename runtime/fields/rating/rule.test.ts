import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { ratingRule } from './rule.ts';

fieldContract(ratingRule, fixtures);

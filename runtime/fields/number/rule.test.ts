import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { numberRule } from './rule.ts';

fieldContract(numberRule, fixtures);

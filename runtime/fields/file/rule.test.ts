import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { fileRule } from './rule.ts';

fieldContract(fileRule, fixtures);

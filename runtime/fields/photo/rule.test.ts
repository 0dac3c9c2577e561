import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { photoRule } from './rule.ts';

fieldContract(photoRule, fixtures);

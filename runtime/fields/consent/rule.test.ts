import { fieldContract } from '../shared/contract.ts';
import { fixtures } from './fixtures.ts';
import { consentRule } from './rule.ts';

fieldContract(consentRule, fixtures);

import { betsy } from './suites/betsy.ts';
import { bpmnDrivenTesting } from './suites/bpmn-driven-testing.ts';
import { dmnTck2, dmnTck3, dmnTck3Errors } from './suites/dmn-tck.ts';
import { feel } from './suites/feel.ts';
import { miwg } from './suites/miwg.ts';
import { tokenSimulation } from './suites/token-simulation.ts';
import type { Suite } from './types.ts';

/** All suites, in the order in which they are printed. */
export const suites: readonly Suite[] = [
  betsy,
  bpmnDrivenTesting,
  tokenSimulation,
  miwg,
  feel,
  dmnTck2,
  dmnTck3,
  dmnTck3Errors,
];

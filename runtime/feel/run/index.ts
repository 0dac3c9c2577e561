/** From a tree to a value: the evaluator, which needs no parser. */
export { MAX_STEPS } from './budget.ts';
export { callNamed } from './call.ts';
export { fromValue, toValue } from './convert.ts';
export { FeelFunction } from './func.ts';
export { type Outcome, type Program, program } from './program.ts';
export { quickTest } from './quick.ts';

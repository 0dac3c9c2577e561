/** From a tree to a value: the evaluator, which needs no parser. */
export { charge, MAX_STEPS, warn } from './budget.ts';
export { callNamed } from './call.ts';
export { fromValue, toValue } from './convert.ts';
export { FeelFunction } from './func.ts';
export { type Outcome, type Program, program, within } from './program.ts';
export { quickTest } from './quick.ts';
export { isContext, kindName } from './special.ts';
export { midnightOf } from './temporal.ts';
export { isInstance } from './types.ts';

/** The engine: decides commands, folds events, and shows what a case holds. Pure: no clock, no chance, no input or output. */

export { decodeEvents, decodeState, encodeEvents, encodeState } from './codec.ts';
export { BEHAVIOUR, SNAPSHOT } from './core/shape.ts';
export { decide } from './decide.ts';
export { evolve } from './evolve.ts';
export type * from './types.ts';
export {
  canWithdraw,
  caseDeadlineOf,
  deadlinesOf,
  remediesOf,
  startsOf,
  summaryOf,
  tokensOf,
  variablesOf,
} from './views/case.ts';
export { effectsOf, timelineOf } from './views/history.ts';
export { placesOf } from './views/places.ts';
export { supplementsOf, tasksOf } from './views/tasks.ts';
export { childrenOf, incidentsOf, jobsOf, signalsOf, subscriptionsOf } from './views/waiting.ts';

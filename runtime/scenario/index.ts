/** Executable stories of a process on a virtual clock. */
export { type ParsedScenario, parseScenario } from './parse.ts';
export { runScenario, runSteps } from './run.ts';
export { buildSet, type Stage } from './stage.ts';
export type * from './types.ts';

/** Decision models: compiled once at publishing, evaluated many times. */
export { compileDecisions } from './compile.ts';
export type { CompiledDecisions, DecisionResult, Decisions } from './types.ts';

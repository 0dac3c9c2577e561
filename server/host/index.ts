/** load → decide → commit for cases, and what is needed around it: jobs, deliveries, messages, projections. */
export { type Clock, createClock, type MovableClock } from './clock.ts';
export * from './documents.ts';
export { gramFilter, gramsOf } from './grams.ts';
export { createHost, type HostNeed } from './host.ts';
export { caseIdOf } from './ids.ts';
export { soonAtOf } from './projection.ts';
export { compileBody } from './releases.ts';
export type * from './types.ts';

/**
 * What stands behind the API: one folder a service, each a `create…(deps)`. `createServices` in `compose.ts` puts them
 * together. A new service costs a folder, a line in `services.ts` and a line in `compose.ts`.
 */
export type { Act } from './audit/index.ts';
export { type Composed, createServices, type ServiceDeps } from './compose.ts';
export { purgeTrial } from './designs/index.ts';
export { FILE_LIMIT } from './files/index.ts';
export type { Services } from './services.ts';
export { SETUP_STEPS } from './spaces/index.ts';
export type { TaskAct } from './tasks/index.ts';

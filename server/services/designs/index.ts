export { type CloneBase, createDesigns, type DesignDeps, type DesignsService } from './designs.ts';
export * from './documents.ts';
export { createPublishing, type PublishingService } from './publish.ts';
export { type StartForm, startFormOf } from './start.ts';
export { purgeTrial, removeFiles } from './trial.ts';

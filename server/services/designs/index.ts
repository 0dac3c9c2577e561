export { type CloneBase, createDesigns, type DesignDeps, type DesignsService } from './designs.ts';
export * from './documents.ts';
export { createPublishing, type PublishingService } from './publish.ts';
export { createShelf, type OpenRelease, type Shelf } from './shelf.ts';
export { purgeTrial, removeFiles } from './trial.ts';

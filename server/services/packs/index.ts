export { createPacks, type PacksDeps, type PacksService } from './packs.ts';

export * from './documents.ts';
export type * from './types.ts';

export * from './client.ts';
export * from './endpoints.ts';
export type * from './resources.ts';
export * from './roles.ts';

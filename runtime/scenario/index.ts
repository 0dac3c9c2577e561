/** Executable stories of a process on a virtual clock. */
export type * from './types.ts';

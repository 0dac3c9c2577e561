import { coreOf, type Instance } from '../core/shape.ts';
import type { CaseState } from '../types.ts';

/** Finds instances of a saved case by id. */
export function finder(state: CaseState): { find(id: number): Instance | undefined } {
  const { instances } = coreOf(state);
  return { find: (id) => instances.find((instance) => instance.id === id) };
}

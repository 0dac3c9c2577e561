import type { Wait } from '../core/shape.ts';
import type { Work } from '../core/work.ts';

/** A waiting place before it has its id. */
export type NewWait = Omit<Wait, 'id'>;

/** Gives waiting places their ids: the next free ones, after the instance's own. */
export function numbered(work: Work, instance: number, waits: readonly NewWait[]): readonly Wait[] {
  const first = Math.max(work.nextId, instance + 1);
  return waits.map((wait, index) => ({ id: first + index, ...wait }));
}

import type { Stage } from './shape.ts';

/** Before its first event and after its last an instance does not exist. */
export type Life = Stage | 'none' | 'gone';

/** The legal transitions of an element instance. Everything else is a bug of the engine. */
export const transitions: Readonly<Record<Life, readonly Life[]>> = {
  none: ['activating', 'active'],
  activating: ['active', 'gone'],
  active: ['completing', 'gone'],
  completing: ['gone'],
  gone: [],
};

export function assertTransition(from: Life, to: Life, id: number) {
  if (!transitions[from].includes(to)) {
    throw new Error(
      `Expected element instance ${id} to go from ${from} to ${transitions[from].join(' or ')}, but it went to ${to}.`,
    );
  }
}

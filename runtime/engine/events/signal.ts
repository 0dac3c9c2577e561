import type { Variables } from '#runtime/values';
import type { Work } from '../core/work.ts';
import { reached } from '../flow/reached.ts';

/** A signal reaches everything in the case that waits for it now; a copy leaves for the other cases of the space. */
export function throwSignal(work: Work, el: string, name: string, variables: Variables = {}, except = 0) {
  work.emit('signal-thrown', { case: work.draft.head.id, el, name, variables });
  receiveSignal(work, name, variables, except);
}

/** Everything that waits for the signal at this moment goes on, in the order in which it began to wait. */
export function receiveSignal(work: Work, name: string, variables: Variables, except = 0): boolean {
  const waiting = work.draft.instances.flatMap((instance) =>
    instance.waits
      .filter((wait) => wait.kind === 'signal' && wait.name === name && instance.id !== except)
      .map((wait) => ({ id: instance.id, wait })),
  );
  for (const { id, wait } of waiting) {
    const still = work.draft.find(id)?.waits.some((other) => other.id === wait.id);
    if (still) reached(work, id, wait, variables);
  }
  return waiting.length > 0;
}

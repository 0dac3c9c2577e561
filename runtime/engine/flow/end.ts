import { ROOT } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { complete } from './complete.ts';
import { eventStartWaits } from './happen.ts';
import { clearScope } from './terminate.ts';

/** A terminate end event: everything in its scope ends at once. */
export function endByTermination(work: Work, scope: number, el: string) {
  if (scope === ROOT) {
    work.queue.length = work.head;
    work.later.length = 0;
    work.emit('case-terminated', { el });
    return;
  }
  clearScope(work, scope, eventStartWaits(work, scope));
  complete(work, scope);
}

import { ROOT } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { complete } from './complete.ts';
import { endCase } from './end-case.ts';
import { eventStartWaits } from './happen.ts';
import { clearScope } from './terminate.ts';

/** A terminate end event: everything in its scope ends at once. */
export function endByTermination(work: Work, scope: number, el: string) {
  if (scope === ROOT) {
    endCase(work, 'case-terminated', { el });
    return;
  }
  clearScope(work, scope, eventStartWaits(work, scope));
  complete(work, scope);
}

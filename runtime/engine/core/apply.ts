import { appliers } from '../appliers/registry.ts';
import type { CaseEvent } from '../types.ts';
import type { Draft } from './draft.ts';
import type { EventType } from './events.ts';

/** Writes one event to a working copy. Old versions are read by their own appliers, for ever. */
export function apply(draft: Draft, event: CaseEvent) {
  const versions = appliers[event.type as EventType];
  const applier = versions?.[event.v - 1];
  if (!applier) throw new Error(`Expected an applier for ${event.type} v${event.v}, but there is none.`);
  if (event.seq !== draft.head.seq + 1) {
    throw new Error(`Expected event ${draft.head.seq + 1} next, but got ${event.seq}.`);
  }
  draft.head.seq = event.seq;
  if (event.by.at > draft.core.clock) draft.core.clock = event.by.at;
  draft.core.weight += 64;
  (applier as (draft: Draft, data: unknown, event: CaseEvent) => void)(draft, event.data, event);
}

import type { Draft } from '../core/draft.ts';
import type { EventData, EventType } from '../core/events.ts';
import type { CaseEvent } from '../types.ts';

/** Writes what one event says; sees state and event only, looks nothing up, evaluates nothing. */
export type Applier<T extends EventType> = (draft: Draft, data: EventData[T], event: CaseEvent) => void;

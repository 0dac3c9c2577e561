import { apply } from './core/apply.ts';
import { Draft } from './core/draft.ts';
import type { EventData } from './core/events.ts';
import { initialState } from './core/initial.ts';
import type { CaseEvent, CaseState } from './types.ts';

/** A case after one more event. Sees state and event only, and evaluates nothing. */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  const draft = new Draft(
    state ?? initialState(event.data as unknown as EventData['case-started'], event.by.at),
  );
  apply(draft, event);
  return draft.state();
}

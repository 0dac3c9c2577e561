import type { Instant } from '#runtime/model';
import type { CaseState } from '../types.ts';
import type { EventData } from './events.ts';
import { type Core, SNAPSHOT } from './shape.ts';

/** A case before its first event. */
export function initialState(data: EventData['case-started'], at: Instant): CaseState {
  const core: Core = {
    next: 1,
    clock: at,
    weight: 512,
    instances: [],
    joins: [],
    seen: [],
    handler: undefined,
    accepted: false,
    remedies: undefined,
  };
  return {
    id: data.id,
    space: data.space,
    release: data.release,
    process: data.process,
    ...(data.number === undefined ? {} : { number: data.number }),
    trial: data.trial,
    status: 'running',
    behaviour: data.behaviour,
    snapshot: SNAPSHOT,
    startedAt: at,
    ...(data.applicant ? { applicant: data.applicant } : {}),
    ...(data.parent ? { parent: data.parent } : {}),
    seq: 0,
    core: core as unknown as Readonly<Record<string, unknown>>,
  };
}

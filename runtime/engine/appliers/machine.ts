import type { Variables } from '#runtime/values';
import type { Draft } from '../core/draft.ts';
import { assertTransition } from '../core/transitions.ts';
import { merged, weigh } from '../core/variables.ts';
import type { Applier } from './types.ts';

/** The work of an instance is done: what it brought waits to be merged. */
export function finish(draft: Draft, id: number, variables: Variables) {
  const instance = draft.own(id);
  assertTransition(instance.stage, 'completing', id);
  instance.stage = 'completing';
  instance.result = variables;
  instance.waits = [];
  instance.incident = undefined;
}

export const jobCompleted: Applier<'job-completed'> = (draft, data) => finish(draft, data.id, data.variables);

export const jobFailed: Applier<'job-failed'> = (draft, data) => {
  const instance = draft.own(data.id);
  instance.waits = instance.waits.map((wait) => {
    if (wait.id !== data.job) return wait;
    const { due: _, ...rest } = wait;
    return { ...rest, retries: data.retries, ...(data.retryAt === undefined ? {} : { due: data.retryAt }) };
  });
};

export const errorThrown: Applier<'error-thrown'> = () => {};
export const escalationThrown: Applier<'escalation-thrown'> = () => {};
export const decisionEvaluated: Applier<'decision-evaluated'> = () => {};
export const messagePublished: Applier<'message-published'> = () => {};

export const signalThrown: Applier<'signal-thrown'> = () => {};
export const signalReceived: Applier<'signal-received'> = () => {};

export const conditionChanged: Applier<'condition-changed'> = (draft, data) => {
  const instance = draft.own(data.id);
  instance.waits = instance.waits.map((wait) =>
    wait.id === data.wait ? { ...wait, held: data.held } : wait,
  );
};

export const timerFired: Applier<'timer-fired'> = (draft, data) => {
  const instance = draft.own(data.id);
  instance.waits = instance.waits.flatMap((wait) => {
    if (wait.id !== data.timer) return [wait];
    if (data.due === undefined) return [];
    return [{ ...wait, due: data.due, ...(data.left === undefined ? {} : { left: data.left }) }];
  });
};

export const messageCorrelated: Applier<'message-correlated'> = (draft, data) => {
  if (data.stays) return;
  const instance = draft.own(data.id);
  instance.waits = instance.waits.filter((wait) => wait.id !== data.wait);
};

export const eventHappened: Applier<'event-happened'> = (draft, data) =>
  finish(draft, data.id, data.variables);

export const eventCollected: Applier<'event-collected'> = (draft, data) => {
  const instance = draft.own(data.id);
  instance.waits = instance.waits.filter((wait) => wait.id !== data.wait);
  instance.vars = merged(instance.vars, data.variables);
};

export const variablesSet: Applier<'variables-set'> = (draft, data) => {
  const scope = draft.own(data.scope);
  scope.vars = merged(scope.vars, data.variables);
  draft.core.weight += weigh(data.variables);
};

export const incidentRaised: Applier<'incident-raised'> = (draft, data, event) => {
  const instance = draft.own(data.id);
  instance.incident = { id: data.incident, code: data.code, message: data.message, at: event.by.at };
  if (data.incident >= draft.core.next) draft.core.next = data.incident + 1;
};

export const incidentResolved: Applier<'incident-resolved'> = (draft, data) => {
  const instance = draft.own(data.id);
  instance.incident = undefined;
  const { retries } = data;
  if (retries === undefined) return;
  instance.waits = instance.waits.map((wait) => {
    if (wait.kind !== 'job') return wait;
    const { due: _, ...rest } = wait;
    return { ...rest, retries };
  });
};

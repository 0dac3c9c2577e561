import type { Graph } from '#runtime/bpmn';
import { coreOf } from '../core/shape.ts';
import { visibleAt } from '../core/visible.ts';
import { childId } from '../flow/children.ts';
import type { CaseState, ChildView, IncidentView, JobView, SignalView, SubscriptionView } from '../types.ts';
import { finder } from './find.ts';

/** Machine work of a case: timers, services, reminders. A job whose retries are used up waits for a person instead. */
export function jobsOf(graph: Graph, state: CaseState): readonly JobView[] {
  const { instances, clock } = coreOf(state);
  return instances.flatMap((instance) =>
    instance.incident
      ? []
      : instance.waits.flatMap((wait): JobView[] => {
          if (wait.kind !== 'job' && wait.kind !== 'timer' && wait.kind !== 'reminder') return [];
          const service = wait.kind === 'job';
          return [
            {
              id: String(wait.id),
              kind: service ? 'service' : wait.kind === 'timer' ? 'timer' : 'reminder',
              element: wait.el,
              type: wait.name ?? wait.kind,
              due: wait.due ?? clock,
              retries: wait.retries ?? 3,
              headers: graph.elements.get(wait.el)?.job?.headers ?? {},
              variables: service ? visibleAt(finder(state), instance.id) : {},
            },
          ];
        }),
  );
}

export function subscriptionsOf(state: CaseState): readonly SubscriptionView[] {
  return coreOf(state).instances.flatMap((instance) =>
    instance.waits.flatMap((wait) =>
      wait.kind === 'message'
        ? [
            {
              id: String(wait.id),
              element: wait.el,
              message: wait.name ?? '',
              ...(wait.key === undefined ? {} : { key: wait.key }),
            },
          ]
        : [],
    ),
  );
}

/** Names of signals the case waits for. */
export function signalsOf(state: CaseState): readonly SignalView[] {
  return coreOf(state).instances.flatMap((instance) =>
    instance.waits.flatMap((wait) =>
      wait.kind === 'signal' ? [{ id: String(wait.id), element: wait.el, signal: wait.name ?? '' }] : [],
    ),
  );
}

/** Cases that this one has called and waits for. */
export function childrenOf(state: CaseState): readonly ChildView[] {
  return coreOf(state).instances.flatMap((instance) =>
    instance.waits.flatMap((wait) =>
      wait.kind === 'child'
        ? [
            {
              id: String(wait.id),
              element: wait.el,
              process: wait.name ?? '',
              case: childId(state.id, wait.id),
            },
          ]
        : [],
    ),
  );
}

export function incidentsOf(state: CaseState): readonly IncidentView[] {
  return coreOf(state).instances.flatMap(({ el, incident }) =>
    incident
      ? [
          {
            id: String(incident.id),
            element: el,
            code: incident.code,
            message: incident.message,
            at: incident.at,
          },
        ]
      : [],
  );
}

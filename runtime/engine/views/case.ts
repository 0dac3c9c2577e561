import type { Graph } from '#runtime/bpmn';
import type { Ambient, Expression } from '#runtime/feel';
import type { Value, Variables } from '#runtime/values';
import { textOf } from '../core/evaluate.ts';
import { coreOf, ROOT } from '../core/shape.ts';
import { visibleAt } from '../core/visible.ts';
import type { CaseState, CaseSummary, DeadlineView, StartView } from '../types.ts';
import { finder } from './find.ts';

/** What a scope sees; without a scope: the variables of the case. */
export function variablesOf(state: CaseState, scope?: string): Variables {
  return visibleAt(finder(state), scope === undefined ? ROOT : Number(scope));
}

/** Element ids that hold a token now, with how many; a round of several people counts each of them. */
export function tokensOf(state: CaseState): Readonly<Record<string, number>> {
  const tokens: Record<string, number> = {};
  const { instances, joins } = coreOf(state);
  for (const instance of instances) {
    if (instance.id !== ROOT && !instance.loop) tokens[instance.el] = (tokens[instance.el] ?? 0) + 1;
  }
  for (const join of joins) tokens[join.el] = (tokens[join.el] ?? 0) + join.count;
  return tokens;
}

/** Title and search attributes; what cannot be computed is left out. */
export function summaryOf(
  graph: Graph,
  state: CaseState,
  ambient: Ambient,
  settings: Variables,
): CaseSummary {
  const variables: Record<string, Value> = {
    settings,
    applicant: (state.applicant ?? null) as unknown as Value,
    case: { id: state.id, number: state.number ?? null, trial: state.trial },
    ...variablesOf(state),
  };
  const resultOf = (expression: Expression) => expression.evaluate(variables, ambient).value;
  const title = graph.title && textOf(resultOf(graph.title));
  return {
    ...(title ? { title } : {}),
    attributes: graph.attributes.flatMap(({ name, type, expression }) => {
      const value = resultOf(expression);
      return value === null ? [] : [{ name, type, value }];
    }),
  };
}

export function caseDeadlineOf(state: CaseState): DeadlineView | undefined {
  return finder(state).find(ROOT)?.deadline;
}

/** Every deadline that runs: of the case, of sub-processes, of tasks. */
export function deadlinesOf(state: CaseState): readonly { element: string; deadline: DeadlineView }[] {
  if (state.status !== 'running') return [];
  return coreOf(state).instances.flatMap(({ el, deadline }) => (deadline ? [{ element: el, deadline }] : []));
}

/** May the applicant still withdraw: is it running, and has no step of the staff been done? */
export function canWithdraw(state: CaseState): boolean {
  return state.status === 'running' && !state.parent && !coreOf(state).accepted;
}

/** The remedies that were named when the case was declined. */
export function remediesOf(state: CaseState): string | undefined {
  return coreOf(state).remedies;
}

/** What starts a case by itself: message and timer start events, and instantiating receive tasks. */
export function startsOf(graph: Graph): readonly StartView[] {
  return graph.scope.nodes.flatMap((node): StartView[] => {
    if (node.instantiate && node.message && 'text' in node.message.name) {
      return [{ element: node.id, message: node.message.name.text }];
    }
    if (node.type !== 'start-event') return [];
    return node.events.flatMap((event): StartView[] => {
      if (event.timer)
        return [{ element: node.id, timer: { kind: event.timer.kind, source: event.timer.source } }];
      if (event.message && 'text' in event.message.name) {
        return [{ element: node.id, message: event.message.name.text }];
      }
      return event.signal && 'text' in event.signal ? [{ element: node.id, signal: event.signal.text }] : [];
    });
  });
}

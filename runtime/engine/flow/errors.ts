import type { Value, Variables } from '#runtime/values';
import { Stuck } from '../core/stuck.ts';
import type { Token, Work } from '../core/work.ts';
import { type Catcher, findCatcher } from './catcher.ts';
import { tellParent } from './children.ts';
import { endCase } from './end-case.ts';
import { happen } from './happen.ts';

export interface Thrown {
  readonly el: string;
  /** The instance the search for a catcher begins at. */
  readonly from: number;
  readonly code: string;
  readonly message?: string | undefined;
  readonly variables?: Variables | undefined;
  /** The end event's token, which ends here. */
  readonly token?: Token;
}

/** Throws an error upwards. What nobody catches is an incident: an error is never lost. */
export function throwError(work: Work, thrown: Thrown) {
  const catcher = findCatcher(work, 'error', thrown.from, thrown.code);
  if (!catcher && work.draft.head.parent) {
    endByError(work, thrown);
    return;
  }
  if (!catcher) {
    throw new Stuck(
      'unhandled-error',
      `Expected somebody to catch the error “${thrown.code}”, but nobody does.`,
    );
  }
  const { token } = thrown;
  if (token)
    work.emit('element-passed', { el: thrown.el, scope: token.scope, via: token.via, id: token.resume });
  work.emit('error-thrown', {
    el: thrown.el,
    code: thrown.code,
    message: thrown.message,
    variables: thrown.variables,
  });
  happen(work, catcher.instance, catcher.node, brought(catcher, thrown));
}

/** An escalation informs whoever listens above; the thrower goes on unless its catcher interrupts it. */
export function throwEscalation(work: Work, thrown: Thrown) {
  const catcher = findCatcher(work, 'escalation', thrown.from, thrown.code);
  work.emit('escalation-thrown', { el: thrown.el, code: thrown.code });
  if (catcher) happen(work, catcher.instance, catcher.node, brought(catcher, thrown));
  else tellParent(work, { kind: 'escalation', code: thrown.code, ...variablesOf(thrown) });
}

/** What nobody catches in a called case ends it and is thrown where it was called. */
function endByError(work: Work, thrown: Thrown) {
  const { el, code, message, token } = thrown;
  if (token) work.emit('element-passed', { el, scope: token.scope, via: token.via, id: token.resume });
  work.emit('error-thrown', { el, code, message, variables: thrown.variables });
  const outcome = { kind: 'error' as const, code, ...variablesOf(thrown) };
  endCase(work, 'case-terminated', { el }, message === undefined ? outcome : { ...outcome, message });
}

function variablesOf({ variables }: Thrown): { readonly variables?: Variables } {
  return variables ? { variables } : {};
}

function brought({ event }: Catcher, thrown: Thrown): Variables {
  const variables: Record<string, Value> = { ...thrown.variables };
  if (event.codeVariable !== undefined) variables[event.codeVariable] = thrown.code;
  if (event.messageVariable !== undefined) variables[event.messageVariable] = thrown.message ?? null;
  return variables;
}

import type { Template } from '#runtime/bpmn';
import type { Expression } from '#runtime/feel';
import type { Value, Variables } from '#runtime/values';
import type { Draft } from './draft.ts';
import { ROOT } from './shape.ts';
import { Stuck } from './stuck.ts';
import type { Work } from './work.ts';

/**
 * The value of an expression in a scope. It sees `locals`, then the scope's variables and those above it, then
 * `applicant`, `case` and `settings`. FEEL does not throw: what cannot be computed is null.
 */
export function evaluate(work: Work, expression: Expression, scope: number, locals?: Variables): Value {
  return evaluateWith(work, expression, scope, locals).value;
}

function evaluateWith(work: Work, expression: Expression, scope: number, locals?: Variables) {
  const variables: Record<string, Value> = {};
  for (const name of expression.names) {
    const value = lookUp(work, name, scope, locals);
    if (value !== undefined) variables[name] = value;
  }
  return expression.evaluate(variables, work.ambient());
}

/** True or false, else the case is stuck: a condition that cannot be told must not send a matter anywhere. */
export function evaluateCondition(
  work: Work,
  expression: Expression,
  scope: number,
  locals?: Variables,
): boolean {
  const { value, warnings } = evaluateWith(work, expression, scope, locals);
  if (typeof value === 'boolean') return value;
  const why = warnings[0] ? ` (${warnings[0].message})` : '';
  throw new Stuck(
    'condition-not-boolean',
    `Expected true or false from “${expression.source}”, but got ${describe(value)}${why}.`,
  );
}

/** A fixed text, or what FEEL gives. */
export function evaluateTemplate(work: Work, template: Template, scope: number, locals?: Variables): Value {
  return 'text' in template ? template.text : evaluate(work, template.expression, scope, locals);
}

/** A text (numbers are written out), else the case is stuck. */
export function evaluateText(
  work: Work,
  template: Template,
  scope: number,
  what: string,
  locals?: Variables,
): string {
  if ('text' in template) return template.text;
  const value = evaluate(work, template.expression, scope, locals);
  const text = textOf(value);
  if (text === undefined || text === '') {
    throw new Stuck(
      'value-missing',
      `Expected ${what} from “${template.expression.source}”, but got ${describe(value)}.`,
    );
  }
  return text;
}

/** A number, from a number, a decimal or digits; else undefined. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim())) return Number(value);
  if (typeof value === 'object' && value !== null && '@' in value && value['@'] === 'decimal')
    return Number(value.v);
  return undefined;
}

export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null && '@' in value && typeof value.v === 'string')
    return value.v;
  return undefined;
}

export function describe(value: Value): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a record' : `${typeof value}`;
}

function lookUp(work: Work, name: string, scope: number, locals: Variables | undefined): Value | undefined {
  if (locals && Object.hasOwn(locals, name)) return locals[name];
  const found = variableAt(work.draft, name, scope);
  return found === undefined ? surroundings(work, name) : found;
}

/** The variable of the nearest scope that has it. */
export function variableAt(draft: Draft, name: string, scope: number): Value | undefined {
  let at = scope;
  while (at >= ROOT) {
    const instance = draft.get(at);
    if (instance.result && Object.hasOwn(instance.result, name)) return instance.result[name];
    if (Object.hasOwn(instance.vars, name)) return instance.vars[name];
    at = instance.scope;
  }
  return undefined;
}

function surroundings(work: Work, name: string): Value | undefined {
  const { head } = work.draft;
  switch (name) {
    case 'settings':
      return work.context.settings;
    case 'applicant':
      return (head.applicant ?? null) as unknown as Value;
    case 'case':
      return {
        id: head.id,
        number: head.number ?? null,
        startedAt: { '@': 'date-time', v: new Date(head.startedAt).toISOString() },
        trial: head.trial,
      };
    default:
      return undefined;
  }
}

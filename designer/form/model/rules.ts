/** The one kind of rule of a form: show, or require, when …; as `{{ FEEL }}` on the field itself. */
import { type Condition, conditionToFeel, feelToCondition } from '#designer/condition';
import type { FormSchema } from '#runtime/form';

export type RuleKind = 'show' | 'require';

const KEYS = { show: 'x-visible', require: 'required' } as const;

/** `{{ a = 1 }}` → `=a = 1`, as conditions are written everywhere. */
function inner(text: string): string {
  return `=${text.replace(/^\s*\{\{\s*|\s*\}\}\s*$/g, '')}`;
}

export type RuleState =
  | { readonly kind: 'always' }
  | { readonly kind: 'rows'; readonly condition: Condition }
  /** FEEL that rows cannot say; edited as text. */
  | { readonly kind: 'text'; readonly feel: string };

export function ruleOf(node: FormSchema, kind: RuleKind): RuleState {
  const value = node[KEYS[kind]];
  if (typeof value !== 'string') return { kind: 'always' };
  const condition = feelToCondition(inner(value));
  return condition ? { kind: 'rows', condition } : { kind: 'text', feel: inner(value).slice(1) };
}

/** Without a condition the rule goes: shown always; required stays as the switch says. */
export function withRule(
  node: FormSchema,
  kind: RuleKind,
  condition: Condition | string | undefined,
): FormSchema {
  const key = KEYS[kind];
  const { [key]: _old, ...rest } = node;
  const feel = typeof condition === 'string' ? condition : condition && conditionToFeel(condition).slice(1);
  return feel ? { ...rest, [key]: `{{ ${feel} }}` } : rest;
}

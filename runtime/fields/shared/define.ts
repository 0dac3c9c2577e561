import type { FormSchema } from '#runtime/form';
import type { Value } from '#runtime/values';
import type { FieldRule } from '../types.ts';

type Given = Pick<FieldRule, 'kind' | 'name' | 'group' | 'type' | 'dataClass' | 'settings'> &
  Partial<FieldRule> & { readonly fresh?: Partial<FormSchema> };

/** Nothing typed: absent, null, an empty text or an empty list. */
export function isNothing(value: Value | undefined): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** A field's rule with what most of them share; a kind overrides what is its own. */
export function defineRule(given: Given): FieldRule {
  const { fresh, ...own } = given;
  return {
    create: (title) => ({ type: given.type, title, 'x-component': given.kind, ...fresh }),
    isEmpty: isNothing,
    normalise: (value) => value,
    check: () => [],
    show: (value) => (isNothing(value) ? '' : String(value)),
    mask: (value) => (isNothing(value) ? null : '****'),
    ...own,
  };
}

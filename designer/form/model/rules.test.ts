import { describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import { ruleOf, withRule } from './rules.ts';

const field: FormSchema = { type: 'string', title: 'A', 'x-component': 'text' };

describe('rules of a field', () => {
  it('writes rows as FEEL and reads them back', () => {
    const condition = {
      join: 'and',
      rows: [{ field: 'kind', comparison: 'is', type: 'text', value: '紧急' }],
    } as const;
    const node = withRule(field, 'show', condition);
    expect(node['x-visible']).toBe('{{ kind = "紧急" }}');
    expect(ruleOf(node, 'show')).toEqual({ kind: 'rows', condition });
  });

  it('keeps FEEL that rows cannot say as text', () => {
    const node = withRule(field, 'require', 'count(members) > 2 and not(urgent)');
    expect(ruleOf(node, 'require')).toEqual({ kind: 'text', feel: 'count(members) > 2 and not(urgent)' });
  });

  it('takes a rule away', () => {
    const node = withRule(field, 'show', 'a = 1');
    expect(withRule(node, 'show', undefined)).toEqual(field);
    expect(ruleOf(field, 'show')).toEqual({ kind: 'always' });
  });
});

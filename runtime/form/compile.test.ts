import { describe, expect, it } from 'vitest';
import { compileForm, evaluate, type FormSchema, fieldsOf, pagesOf } from './index.ts';

const rulesOf = (properties: Record<string, unknown>) =>
  compileForm({ type: 'object', properties } as FormSchema, 'report').findings.map(
    (finding) => `${finding.element}: ${finding.rule}`,
  );

const text = { type: 'string', 'x-component': 'text' };

describe('what is refused before publishing', () => {
  it.each([
    ['a function validator', { a: { ...text, 'x-validator': '{{ (v) => true }}' } }, 'report#a: form-code'],
    [
      'JavaScript between braces',
      { a: { ...text, 'x-visible': '{{ process.exit() || $deps[0] === 1 }}' } },
      'report#a: form-feel',
    ],
    ['a text where yes or no belongs', { a: { ...text, 'x-visible': 'b = 1' } }, 'report#a: form-feel'],
    [
      'fulfill.run',
      { a: { ...text, 'x-reactions': { fulfill: { run: 'alert(1)' } } } },
      'report#a: form-reaction',
    ],
    [
      'a reaction on another field',
      { a: { ...text, 'x-reactions': { target: 'b', fulfill: { state: { visible: true } } } } },
      'report#a: form-reaction',
    ],
    [
      'a reaction that is code',
      { a: { ...text, 'x-reactions': '{{ (field) => {} }}' } },
      'report#a: form-reaction',
    ],
    [
      'an unknown kind',
      { a: { type: 'string', 'x-component': 'Input' } },
      'report#a: form-unknown-component',
    ],
    ['an unknown key', { a: { ...text, format: 'email' } }, 'report#a: form-unknown-key'],
    ['braces in a title', { a: { ...text, title: '{{ $form }}' } }, 'report#a: form-expression-place'],
    ['a type that does not fit', { a: { type: 'number', 'x-component': 'text' } }, 'report#a: form-type'],
    [
      'a circle',
      { a: { ...text, 'x-visible': '{{ b = "1" }}' }, b: { ...text, 'x-visible': '{{ a = "1" }}' } },
      'report#a: form-circle',
    ],
    [
      'a page that depends on itself',
      { p: { type: 'void', 'x-component': 'page', 'x-visible': '{{ a = "1" }}', properties: { a: text } } },
      'report#p: form-circle',
    ],
    [
      'a field that is not there',
      { a: { ...text, 'x-visible': '{{ gone = 1 }}' } },
      'report#a: form-unknown-field',
    ],
    ['a name from JavaScript', { constructor: text }, 'report#constructor: form-name'],
    ['a pattern that can take for ever', { a: { ...text, pattern: '^(a+)+$' } }, 'report#a: form-pattern'],
    ['bounds that cross', { a: { ...text, minLength: 5, maxLength: 3 } }, 'report#a: form-bounds'],
    [
      'rows in rows',
      {
        r: {
          type: 'array',
          'x-component': 'rows',
          items: { type: 'object', properties: { s: { type: 'array', 'x-component': 'rows' } } },
        },
      },
      'report#r.*.s: form-nested-rows',
    ],
  ])('%s', (_, properties, expected) => {
    expect(rulesOf(properties)).toContain(expected);
  });

  it('still evaluates, bounded, when there is a circle', () => {
    const { form } = compileForm({
      type: 'object',
      properties: {
        a: { type: 'string', 'x-component': 'text', 'x-visible': '{{ b = "1" }}' },
        b: { type: 'string', 'x-component': 'text', 'x-visible': '{{ a = "1" }}' },
      },
    });
    expect(evaluate(form, { values: { a: '1', b: '1' }, now: 0, zone: 'UTC' }).fields).toHaveProperty('a');
  });
});

describe('lists of a form', () => {
  const { form, findings } = compileForm({
    type: 'object',
    properties: {
      two: {
        type: 'void',
        title: '第二页',
        'x-component': 'page',
        'x-index': 2,
        properties: { c: { type: 'string', 'x-component': 'text' } },
      },
      one: {
        type: 'void',
        title: '第一页',
        'x-component': 'page',
        'x-index': 1,
        properties: {
          g: {
            type: 'void',
            'x-component': 'group',
            properties: { a: { type: 'string', title: '甲', 'x-component': 'name' } },
          },
          rows: {
            type: 'array',
            'x-component': 'rows',
            items: { type: 'object', properties: { b: { type: 'string', 'x-component': 'id-number' } } },
          },
        },
      },
    },
  });
  it('names pages in order and fields by the place of their value', () => {
    expect(findings).toEqual([]);
    expect(pagesOf(form).map((page) => [page.key, page.fields])).toEqual([
      ['one', ['a', 'rows', 'rows.*.b']],
      ['two', ['c']],
    ]);
    expect(fieldsOf(form).map((field) => [field.path, field.dataClass, field.page])).toEqual([
      ['a', 'personal', 'one'],
      ['rows', 'public', 'one'],
      ['rows.*.b', 'sensitive', 'one'],
      ['c', 'personal', 'two'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import { copyAt, nameFor, renameKey } from './names.ts';
import { allNodes, nodeAtPlace } from './tree.ts';

const text = (more: Partial<FormSchema> = {}): FormSchema => ({
  type: 'string',
  title: 'T',
  'x-component': 'text',
  ...more,
});
const rows = (properties: Record<string, FormSchema>): FormSchema => ({
  type: 'array',
  'x-component': 'rows',
  items: { type: 'object', properties },
});

/** A page with a group in it, and rows whose fields look at each other. */
const form: FormSchema = {
  type: 'object',
  properties: {
    kind: text(),
    note: text({ 'x-visible': '{{ kind = "kind" and count(members.age) > 1 }}' }),
    where: {
      type: 'void',
      'x-component': 'group',
      properties: {
        floor: text(),
        lift: text({ required: '{{ floor = "6" }}' }),
        inner: { type: 'void', 'x-component': 'group', properties: { door: text() } },
      },
    },
    members: rows({ age: text(), school: text({ 'x-visible': '{{ row.age = "7" and kind = "a" }}' }) }),
  },
};

describe('renaming the data name of a field', () => {
  it('is followed by rules, but not by texts in quotes', () => {
    const next = renameKey(form, ['kind'], 'matter');
    expect(nodeAtPlace(next, ['note'])?.['x-visible']).toBe(
      '{{ matter = "kind" and count(members.age) > 1 }}',
    );
    expect(nodeAtPlace(next, ['members', 'school'])?.['x-visible']).toContain('matter = "a"');
  });

  it('inside rows is followed as row.name there and as a list from outside', () => {
    const next = renameKey(form, ['members', 'age'], 'years');
    expect(nodeAtPlace(next, ['members', 'school'])?.['x-visible']).toBe(
      '{{ row.years = "7" and kind = "a" }}',
    );
    expect(nodeAtPlace(next, ['note'])?.['x-visible']).toContain('count(members.years)');
  });

  it('is followed by reactions, whose constant values are nobody’s name', () => {
    const reacting: FormSchema = {
      type: 'object',
      properties: {
        a: text(),
        b: text({
          'x-reactions': {
            dependencies: ['a'],
            when: '{{ a = "a" }}',
            fulfill: { state: { value: 'a' } },
          },
        }),
      },
    };
    expect(nodeAtPlace(renameKey(reacting, ['a'], 'z'), ['b'])?.['x-reactions']).toEqual({
      dependencies: ['z'],
      when: '{{ z = "a" }}',
      fulfill: { state: { value: 'a' } },
    });
  });
});

describe('copying', () => {
  it('gives keys of their own all the way down, and rules in the copy read the copy', () => {
    const { root, place } = copyAt(form, ['where'], (title) => `${title} 2`);
    expect(place).toEqual(['where2']);
    expect(nodeAtPlace(root, ['where2', 'lift2'])?.required).toBe('{{ floor2 = "6" }}');
    expect(nodeAtPlace(root, ['where2', 'inner2', 'door2'])).toBeDefined();
    const all = allNodes(root).map((one) => one.key);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('copying rows', () => {
  it('keeps the fields of a row looking at each other', () => {
    const { root } = copyAt(form, ['members'], (title) => title);
    expect(nodeAtPlace(root, ['members2', 'school2'])?.['x-visible']).toBe(
      '{{ row.age2 = "7" and kind = "a" }}',
    );
    expect(nodeAtPlace(root, ['members', 'school'])?.['x-visible']).toContain('row.age = "7"');
  });
});

describe('the name by which a rule reads a field', () => {
  it('is the path outside rows, row.name beside it, and nothing from elsewhere', () => {
    expect(nameFor(form, ['note'], ['kind'], 'kind')).toBe('kind');
    expect(nameFor(form, ['members', 'school'], ['members', 'age'], 'members.*.age')).toBe('row.age');
    expect(nameFor(form, ['note'], ['members', 'age'], 'members.*.age')).toBeUndefined();
    expect(nameFor(form, ['members'], ['members', 'age'], 'members.*.age')).toBeUndefined();
  });
});

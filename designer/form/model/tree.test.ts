import { describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import {
  allNodes,
  childrenOf,
  freeKey,
  insertAt,
  moveTo,
  nodeAtPlace,
  placeOfPath,
  removeAt,
  valuePath,
} from './tree.ts';

const text = (title: string, more: Partial<FormSchema> = {}): FormSchema => ({
  type: 'string',
  title,
  'x-component': 'text',
  ...more,
});

/** Two pages; the second has rows. */
const form: FormSchema = {
  type: 'object',
  properties: {
    first: {
      type: 'void',
      'x-component': 'page',
      'x-index': 0,
      properties: {
        a: text('A', { 'x-index': 0 }),
        b: text('B', { 'x-index': 1, 'x-visible': '{{ a = "a" }}' }),
      },
    },
    second: {
      type: 'void',
      'x-component': 'page',
      'x-index': 1,
      properties: {
        members: {
          type: 'array',
          'x-component': 'rows',
          'x-index': 0,
          items: { type: 'object', properties: { name: text('Name', { 'x-index': 0 }) } },
        },
      },
    },
  },
};

const keys = (root: FormSchema, ...place: string[]) =>
  childrenOf(nodeAtPlace(root, place) ?? root).map((child) => child.key);

describe('a form as a tree', () => {
  it('finds places of values and values of places, rows included', () => {
    expect(valuePath(form, ['first', 'b'])).toBe('b');
    expect(valuePath(form, ['second', 'members'])).toBe('members');
    expect(valuePath(form, ['second', 'members', 'name'])).toBe('members.*.name');
    expect(placeOfPath(form, 'members.3.name')).toEqual(['second', 'members', 'name']);
    expect(placeOfPath(form, 'nothing')).toBeUndefined();
  });

  it('inserts, and the order is what was asked for', () => {
    const next = insertAt(form, ['first'], 1, 'c', text('C'));
    expect(keys(next, 'first')).toEqual(['a', 'c', 'b']);
    expect(keys(form, 'first')).toEqual(['a', 'b']);
  });

  it('moves down and up within one parent', () => {
    expect(keys(moveTo(form, ['first', 'a'], ['first'], 2), 'first')).toEqual(['b', 'a']);
    expect(keys(moveTo(form, ['first', 'b'], ['first'], 0), 'first')).toEqual(['b', 'a']);
  });

  it('moves to another page and into rows', () => {
    const next = moveTo(form, ['first', 'a'], ['second', 'members'], 0);
    expect(keys(next, 'second', 'members')).toEqual(['a', 'name']);
    expect(keys(next, 'first')).toEqual(['b']);
  });

  it('never moves a container into itself', () => {
    expect(moveTo(form, ['second'], ['second', 'members'], 0)).toBe(form);
  });

  it('removes a page with all that is on it', () => {
    expect(allNodes(removeAt(form, ['second'])).map((one) => one.key)).toEqual(['first', 'a', 'b']);
  });

  it('finds a free key', () => {
    expect(freeKey(form, 'phone')).toBe('phone');
    expect(freeKey(form, 'a')).toBe('a2');
  });
});

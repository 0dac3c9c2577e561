import { describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import { END, landingOfDrop, landingOfNew, mayStand, otherParents } from './places.ts';

const node = (kind: string, properties?: Record<string, FormSchema>): FormSchema => {
  if (kind === 'rows')
    return { type: 'array', 'x-component': kind, items: { type: 'object', properties: properties ?? {} } };
  if (properties) return { type: 'void', 'x-component': kind, properties };
  return { type: 'string', 'x-component': kind };
};
const ordered = (properties: Record<string, FormSchema>) =>
  Object.fromEntries(
    Object.entries(properties).map(([key, one], index) => [key, { ...one, 'x-index': index }]),
  );

const form: FormSchema = {
  type: 'object',
  properties: ordered({
    p1: node('page', ordered({ a: node('text'), b: node('text'), g: node('group', {}) })),
    p2: node('page', ordered({ r: node('rows', ordered({ x: node('text') })) })),
  }),
};
const [page, text, rows] = [node('page', {}), node('text'), node('rows')];

describe('where a node may stand', () => {
  it('keeps pages on the first level and rows out of rows', () => {
    expect(mayStand(form, [], page)).toBe(true);
    expect(mayStand(form, ['p1', 'g'], page)).toBe(false);
    expect(mayStand(form, ['p2', 'r'], rows)).toBe(false);
    expect(mayStand(form, ['p2', 'r'], node('group', { inner: rows }))).toBe(false);
    expect(mayStand(form, ['p1', 'a'], text)).toBe(false);
    expect(mayStand(form, ['p2', 'r'], text)).toBe(true);
  });
});

describe('adding', () => {
  it('goes into the selected container, after the selected field, or to the end of the page', () => {
    expect(landingOfNew(form, ['p1'], ['p1', 'g'], text)).toEqual({ parent: ['p1', 'g'], index: END });
    expect(landingOfNew(form, ['p1'], ['p1', 'a'], text)).toEqual({ parent: ['p1'], index: 1 });
    expect(landingOfNew(form, ['p1'], undefined, text)).toEqual({ parent: ['p1'], index: END });
  });

  it('steps out of what may not hold it', () => {
    expect(landingOfNew(form, ['p2'], ['p2', 'r', 'x'], rows)).toEqual({ parent: ['p2'], index: 1 });
    expect(landingOfNew(form, ['p2'], ['p2', 'r'], rows)).toEqual({ parent: ['p2'], index: 1 });
    expect(landingOfNew(form, ['p1'], ['p1', 'a'], page)).toEqual({ parent: [], index: END });
  });
});

describe('dropping', () => {
  it('before the node it is over; a sibling from above takes its place', () => {
    expect(landingOfDrop(form, { place: ['p1', 'b'] }, text)).toEqual({ parent: ['p1'], index: 1 });
    expect(landingOfDrop(form, { place: ['p1', 'b'] }, text, ['p1', 'a'])).toEqual({
      parent: ['p1'],
      index: 2,
    });
    expect(landingOfDrop(form, { place: ['p1', 'a'] }, text, ['p1', 'b'])).toEqual({
      parent: ['p1'],
      index: 0,
    });
  });

  it('into an empty group, but never a group into itself or onto itself', () => {
    expect(landingOfDrop(form, { inside: ['p1', 'g'] }, text, ['p1', 'a'])).toEqual({
      parent: ['p1', 'g'],
      index: END,
    });
    const group = node('group', {});
    expect(landingOfDrop(form, { inside: ['p1', 'g'] }, group, ['p1', 'g'])).toBeUndefined();
    expect(landingOfDrop(form, { place: ['p1', 'g'] }, group, ['p1', 'g'])).toBeUndefined();
  });
});

describe('moving elsewhere', () => {
  it('offers what may hold it, without where it is', () => {
    expect(otherParents(form, ['p1', 'a'])).toEqual([[], ['p1', 'g'], ['p2'], ['p2', 'r']]);
    expect(otherParents(form, ['p2', 'r'])).toEqual([[], ['p1'], ['p1', 'g']]);
    expect(otherParents(form, ['p1'])).toEqual([]);
  });
});

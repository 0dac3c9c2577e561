import { bounded, charge } from '../budget.ts';
import { compare, equal } from '../compare.ts';
import { FeelFunction } from '../func.ts';
import { double, type Num } from '../number.ts';
import { form, type Library } from './define.ts';

type List = readonly unknown[];

const same = (a: unknown, b: unknown): boolean => equal(a, b) === true;

/** Without what is equal to an earlier one. Plain texts and numbers by their key, others one by one. */
export function distinct(list: List): unknown[] {
  const seen = new Set<unknown>();
  const others: unknown[] = [];
  return list.filter((item) => {
    if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' || item === null) {
      return seen.size !== seen.add(item).size;
    }
    charge(others.length);
    if (others.some((other) => same(other, item))) return false;
    others.push(item);
    return true;
  });
}

function flat(list: List, into: unknown[] = []): unknown[] {
  charge(list.length / 4);
  for (const item of list) {
    if (Array.isArray(item)) flat(item, into);
    else into.push(item);
  }
  return into;
}

const joined = (lists: List): unknown[] =>
  bounded((lists as readonly unknown[]).flatMap((list) => (Array.isArray(list) ? list : [list])));

/** The place in JavaScript's counting of a FEEL position (1 is the first, -1 the last); nothing where there is none. */
function place(position: Num, length: number): number | undefined {
  const at = double(position);
  const found = at > 0 ? at - 1 : length + at;
  return Number.isInteger(at) && at !== 0 && found >= 0 && found < length ? found : undefined;
}

function sublist(list: List, start: Num, length?: Num | null): List | undefined {
  const from = place(start, list.length);
  if (from === undefined) return undefined;
  if (length === undefined || length === null) return list.slice(from);
  const count = Math.floor(double(length));
  return count < 0 || from + count > list.length ? undefined : list.slice(from, from + count);
}

function replaced(list: List, where: unknown, item: unknown): List | undefined {
  if (where instanceof FeelFunction) {
    if (where.params.length !== 2) return undefined;
    const verdicts = list.map((old) => where.call([old, item]));
    if (verdicts.some((verdict) => typeof verdict !== 'boolean')) return undefined;
    return list.map((old, i) => (verdicts[i] === true ? item : old));
  }
  const at = typeof where === 'number' ? place(where, list.length) : undefined;
  return at === undefined ? undefined : list.with(at, item);
}

function joinText(list: List, delimiter?: string | null, prefix = '', suffix = ''): string | undefined {
  if (list.some((item) => item !== null && typeof item !== 'string')) return undefined;
  const text = list.filter((item) => item !== null).join(delimiter ?? '');
  return bounded(prefix + text + suffix);
}

function partition(list: List, size: Num): unknown {
  const step = Math.floor(double(size));
  if (step < 1) return undefined;
  const parts: unknown[] = [];
  for (let i = 0; i < list.length; i += step) parts.push(list.slice(i, i + step));
  return parts;
}

/** Every value that comes again, once, in the order of its first coming. */
function duplicates(list: List): unknown[] {
  charge((list.length * list.length) / 4);
  return distinct(list.filter((item, i) => list.some((other, j) => i !== j && same(item, other))));
}

class Unordered extends Error {}

/** By a function that says whether one precedes the other, else by the values themselves; equal ones stay in order. */
function sort(list: List, precedes?: FeelFunction | null): List | undefined {
  if (precedes && precedes.params.length !== 2 && precedes.builtin === undefined) return undefined;
  const verdict = (a: unknown, b: unknown): boolean => {
    charge(1);
    const order = precedes ? precedes.call([a, b]) : compare(a, b);
    if (typeof order === 'number') return order < 0;
    if (typeof order !== 'boolean') throw new Unordered();
    return order;
  };
  try {
    return list.toSorted((a, b) => (verdict(a, b) ? -1 : verdict(b, a) ? 1 : 0));
  } catch (error) {
    if (error instanceof Unordered) return undefined;
    throw error;
  }
}

export const LISTS: Library = {
  sort: [form('list: list, precedes?: function', sort)],
  'list contains': [
    form('list: list, element: any', (list: List, element: unknown) =>
      list.some((item) => same(item, element)),
    ),
  ],
  'list replace': [
    form('list: list, position: number, newItem: any', replaced),
    form('list: list, match: function, newItem: any', replaced),
  ],
  count: [form('list: list', (list: List) => list.length)],
  sublist: [form('list: list, start position: number, length?: number', sublist)],
  append: [form('list: list, ...item: any', (list: List, items: List) => bounded([...list, ...items]))],
  concatenate: [form('...list: list', joined)],
  'insert before': [
    form('list: list, position: number, newItem: any', (list: List, position: Num, item: unknown) => {
      const at = place(position, list.length);
      return at === undefined ? undefined : bounded(list.toSpliced(at, 0, item));
    }),
  ],
  remove: [
    form('list: list, position: number', (list: List, position: Num) => {
      const at = place(position, list.length);
      return at === undefined ? undefined : list.toSpliced(at, 1);
    }),
  ],
  reverse: [form('list: list', (list: List) => list.toReversed())],
  'index of': [
    form('list: list, match: any', (list: List, match: unknown) =>
      list.flatMap((item, i) => (same(item, match) ? [i + 1] : [])),
    ),
  ],
  union: [form('...list: list', (lists: List) => distinct(joined(lists)))],
  'distinct values': [form('list: list', distinct)],
  'duplicate values': [form('list: list', duplicates)],
  flatten: [form('list: list', (list: List) => bounded(flat(list)))],
  partition: [form('list: list, size: number', partition)],
  'string join': [
    form('list: list, delimiter?: string', joinText),
    form('list: list, delimiter: string?, prefix: string, suffix: string', joinText),
  ],
  'is empty': [
    form('list: list', (list: List) => list.length === 0),
    form('list: string', (text: string) => text === ''),
    form('list: context', (record: object) => Object.keys(record).length === 0),
    form('list: any', (value: unknown) => (value === null ? true : undefined)),
  ],
};

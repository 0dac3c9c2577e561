/** Names of values within one form: copying and renaming, with every rule that reads them. */
import type { FormSchema } from '#runtime/form';
import {
  allNodes,
  childMap,
  childrenOf,
  entriesOf,
  freeKey,
  insertAt,
  nodeAtPlace,
  type Place,
  startsWith,
  updateAt,
  withChildMap,
} from './tree.ts';

/** A copy of a node right after it, with keys of its own all the way down; rules within it read the copies. */
export function copyAt(
  root: FormSchema,
  place: Place,
  titleOfCopy: (title: string) => string,
): { root: FormSchema; place: Place } {
  const node = nodeAtPlace(root, place);
  const key = place.at(-1);
  if (!node || key === undefined) return { root, place };
  const taken = new Set(allNodes(root).map((one) => one.key));
  const fresh = (base: string) => {
    const free = freeKey(taken, base);
    taken.add(free);
    return free;
  };
  const copyKey = fresh(key);
  const names = new Map([[key, copyKey]]);
  const copyOf = (one: FormSchema): FormSchema => {
    const children = childrenOf(one).map((child) => {
      const name = fresh(child.key);
      names.set(child.key, name);
      return [name, copyOf(child.node)] as const;
    });
    return children.length > 0 ? withChildMap(one, Object.fromEntries(children)) : one;
  };
  let copied = copyOf({ ...node, title: titleOfCopy(node.title ?? '') });
  const rename = (from: string, to: string) => {
    copied = mapRules(copied, (feel) => replacePath(feel, from, to));
  };
  for (const [from, to] of names) rename(from, to);
  // Fields of rows are read as `row.name` beside them, and as `members.name` from outside.
  for (const [from, to] of names) {
    for (const owner of ['row', ...names.values()]) rename(`${owner}.${from}`, `${owner}.${to}`);
  }
  const parent = place.slice(0, -1);
  const index = childrenOf(nodeAtPlace(root, parent) ?? root).findIndex((one) => one.key === key) + 1;
  return { root: insertAt(root, parent, index, copyKey, copied), place: [...parent, copyKey] };
}

/** Gives a node another key, and every rule of the form that reads the old one the new one. */
export function renameKey(root: FormSchema, place: Place, key: string): FormSchema {
  const old = place.at(-1);
  if (old === undefined || old === key) return root;
  const parent = place.slice(0, -1);
  const renamed = updateAt(root, parent, (container) =>
    withChildMap(
      container,
      Object.fromEntries(entriesOf(container).map(([one, node]) => [one === old ? key : one, node])),
    ),
  );
  const rows = rowsAbove(root, place);
  if (!rows) return mapRules(renamed, (feel) => replacePath(feel, old, key));
  // Inside rows a field is read as `row.name`, from outside as `members.name`.
  const list = rows.at(-1) ?? '';
  const within = updateAt(renamed, rows, (node) =>
    mapRules(node, (feel) => replacePath(feel, `row.${old}`, `row.${key}`)),
  );
  return mapRules(within, (feel) => replacePath(feel, `${list}.${old}`, `${list}.${key}`));
}

/** The rows a place repeats with. */
export function rowsAbove(root: FormSchema, place: Place): Place | undefined {
  for (let end = place.length - 1; end > 0; end--) {
    const above = place.slice(0, end);
    if (nodeAtPlace(root, above)?.['x-component'] === 'rows') return above;
  }
  return undefined;
}

/** The name by which a rule at `reader` reads the field at `place`; nothing where it cannot (another list's rows). */
export function nameFor(root: FormSchema, reader: Place, place: Place, path: string): string | undefined {
  const rows = rowsAbove(root, place);
  if (!rows) return path;
  return startsWith(reader, rows) && reader.length > rows.length ? `row.${place.at(-1)}` : undefined;
}

/** Applies a change to every name and FEEL text of a form's rules. */
function mapRules(node: FormSchema, change: (feel: string) => string): FormSchema {
  const next: Record<string, unknown> = { ...node };
  for (const key of ['x-visible', 'x-value', 'required'] as const) {
    if (typeof node[key] === 'string') next[key] = change(node[key]);
  }
  if (node['x-reactions']) next['x-reactions'] = mapTexts(node['x-reactions'], change);
  const result = next as unknown as FormSchema;
  const children = Object.entries(childMap(node)).map(
    ([key, child]) => [key, mapRules(child, change)] as const,
  );
  return children.length > 0 ? withChildMap(result, Object.fromEntries(children)) : result;
}

/** Reactions hold names (`dependencies`) and FEEL (`{{ … }}`); constant values are nobody's name. */
function mapTexts(value: unknown, change: (feel: string) => string, isName = false): unknown {
  if (typeof value === 'string') return isName || value.includes('{{') ? change(value) : value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change, isName));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapTexts(one, change, key === 'dependencies')]),
  );
}

/** Replaces a whole name (or a path from its start) outside texts in quotes. */
function replacePath(feel: string, from: string, to: string): string {
  const name = new RegExp(
    `(?<![\\p{L}\\p{N}_."])${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_])`,
    'gu',
  );
  return feel
    .split(/("(?:[^"\\]|\\.)*")/su)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(name, () => to)))
    .join('');
}

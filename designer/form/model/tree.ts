/**
 * A form's schema as a tree of nodes, changed without changing: every operation answers a new schema that shares what
 * it left alone. A place is the list of keys from the root, e.g. `['where', 'place']`; the fields of a row stand under
 * their rows (`['members', 'name']`).
 */
import type { FormSchema } from '#runtime/form';

export type Place = readonly string[];

export interface PlacedNode {
  readonly place: Place;
  readonly key: string;
  readonly node: FormSchema;
}

const CONTAINERS = new Set(['page', 'group', 'rows']);

/** May other nodes stand below it? */
export function isContainer(node: FormSchema): boolean {
  return CONTAINERS.has(node['x-component'] ?? '') || node['x-component'] === undefined;
}

export function childMap(node: FormSchema): Readonly<Record<string, FormSchema>> {
  return (node.type === 'array' ? node.items?.properties : node.properties) ?? {};
}

export function withChildMap(node: FormSchema, properties: Readonly<Record<string, FormSchema>>): FormSchema {
  if (node.type === 'array') return { ...node, items: { type: 'object', ...node.items, properties } };
  return { ...node, properties };
}

/** The nodes below a place, in the order in which they are shown. */
export function childrenOf(node: FormSchema, place: Place = []): readonly PlacedNode[] {
  return Object.entries(childMap(node))
    .map(([key, child]) => ({ place: [...place, key], key, node: child }))
    .sort((a, b) => (a.node['x-index'] ?? 0) - (b.node['x-index'] ?? 0));
}

export function nodeAtPlace(root: FormSchema, place: Place): FormSchema | undefined {
  return place.reduce<FormSchema | undefined>((node, key) => node && childMap(node)[key], root);
}

/** Every node, parents before children. */
export function allNodes(root: FormSchema, place: Place = []): readonly PlacedNode[] {
  return childrenOf(root, place).flatMap((child) => [child, ...allNodes(child.node, child.place)]);
}

/** Where the value stands: void nodes have no name in it, the fields of a row repeat (`members.*.name`). */
export function valuePath(root: FormSchema, place: Place): string {
  const parts: string[] = [];
  let node: FormSchema | undefined = root;
  for (const key of place) {
    node = node && childMap(node)[key];
    if (!node) break;
    if (node.type === 'void') continue;
    parts.push(key);
    if (node.type === 'array' && node['x-component'] === 'rows') parts.push('*');
  }
  if (parts.at(-1) === '*') parts.pop();
  return parts.join('.');
}

/** The place whose value stands at this path, where "show me" points. */
export function placeOfPath(root: FormSchema, path: string): Place | undefined {
  const wanted = path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');
  return allNodes(root).find(
    ({ place, node, key }) => valuePath(root, place) === wanted || (node.type === 'void' && key === wanted),
  )?.place;
}

/** Changes one node. */
export function updateAt(
  root: FormSchema,
  place: Place,
  change: (node: FormSchema) => FormSchema,
): FormSchema {
  const [key, ...rest] = place;
  if (key === undefined) return change(root);
  const children = childMap(root);
  const child = children[key];
  if (!child) return root;
  return withChildMap(root, { ...children, [key]: updateAt(child, rest, change) });
}

/** Writes the order of siblings into `x-index`, where it is not so already. */
function ordered(entries: readonly (readonly [string, FormSchema])[]): Record<string, FormSchema> {
  return Object.fromEntries(
    entries.map(([key, node], index) => [
      key,
      node['x-index'] === index ? node : { ...node, 'x-index': index },
    ]),
  );
}

export const entriesOf = (node: FormSchema) =>
  childrenOf(node).map((child) => [child.key, child.node] as const);

/** Puts a node below `parent`, before the sibling that stands at `index` now. */
export function insertAt(
  root: FormSchema,
  parent: Place,
  index: number,
  key: string,
  node: FormSchema,
): FormSchema {
  return updateAt(root, parent, (container) => {
    const entries = [...entriesOf(container)];
    entries.splice(Math.max(0, Math.min(index, entries.length)), 0, [key, node]);
    return withChildMap(container, ordered(entries));
  });
}

export function removeAt(root: FormSchema, place: Place): FormSchema {
  const key = place.at(-1);
  return updateAt(root, place.slice(0, -1), (container) =>
    withChildMap(container, ordered(entriesOf(container).filter(([one]) => one !== key))),
  );
}

/** Moves a node below another parent, or within its own; a node never goes below itself. */
export function moveTo(root: FormSchema, from: Place, parent: Place, index: number): FormSchema {
  const node = nodeAtPlace(root, from);
  const key = from.at(-1);
  if (!node || key === undefined || startsWith(parent, from)) return root;
  const sameParent = from.length - 1 === parent.length && startsWith(from, parent);
  const at = childrenOf(nodeAtPlace(root, parent) ?? root).findIndex((child) => child.key === key);
  const target = sameParent && at >= 0 && at < index ? index - 1 : index;
  return insertAt(removeAt(root, from), parent, target, key, node);
}

export const startsWith = (place: Place, start: Place): boolean =>
  start.every((key, index) => place[index] === key);

/** A key that no node of the whole form has: names of values are flat, so they differ everywhere. */
export function freeKey(root: FormSchema | ReadonlySet<string>, base: string): string {
  const taken = root instanceof Set ? root : new Set(allNodes(root as FormSchema).map((one) => one.key));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}${number}`)) return `${base}${number}`;
}

/** Where a node may stand, and where one lands that is added, dropped or moved. */
import type { FormSchema } from '#runtime/form';
import { rowsAbove } from './names.ts';
import { allNodes, childrenOf, isContainer, nodeAtPlace, type Place, startsWith } from './tree.ts';

export interface Landing {
  readonly parent: Place;
  readonly index: number;
}

/** At the end of whatever stands there. */
export const END = Number.MAX_SAFE_INTEGER;

/** Pages stand on the first level, and rows never inside rows. */
export function mayStand(root: FormSchema, parent: Place, node: FormSchema): boolean {
  const kind = node['x-component'];
  if (kind === 'page') return parent.length === 0;
  const container = parent.length === 0 ? root : nodeAtPlace(root, parent);
  if (!container || !isContainer(container)) return false;
  const inRows = container['x-component'] === 'rows' || rowsAbove(root, parent) !== undefined;
  return !(inRows && holdsRows(node));
}

const holdsRows = (node: FormSchema): boolean =>
  node['x-component'] === 'rows' || allNodes(node).some((one) => one.node['x-component'] === 'rows');

/** Where a new node goes: into the selected container, else after the selected field, else at the end of the page. */
export function landingOfNew(
  root: FormSchema,
  page: Place,
  selected: Place | undefined,
  node: FormSchema,
): Landing {
  if (node['x-component'] === 'page') return { parent: [], index: END };
  const at = selected && nodeAtPlace(root, selected);
  if (selected && at && isContainer(at) && mayStand(root, selected, node))
    return { parent: selected, index: END };
  // Out of what may not hold it, level by level.
  for (let place = selected; place && place.length > page.length; place = place.slice(0, -1)) {
    const parent = place.slice(0, -1);
    if (mayStand(root, parent, node)) return { parent, index: indexOf(root, place) + 1 };
  }
  return { parent: page, index: END };
}

/** What a drag is over: a node, or the room at the end of a container. */
export type Over = { readonly place: Place } | { readonly inside: Place };

/** Where a dragged node lands; nothing where it may not stand. `from` is absent for a new one. */
export function landingOfDrop(
  root: FormSchema,
  over: Over,
  node: FormSchema,
  from?: Place,
): Landing | undefined {
  const parent = 'inside' in over ? over.inside : over.place.slice(0, -1);
  if (!mayStand(root, parent, node)) return undefined;
  if (from && startsWith(parent, from)) return undefined;
  if ('inside' in over) return { parent, index: END };
  const index = indexOf(root, over.place);
  if (index < 0 || (from && from.join('/') === over.place.join('/'))) return undefined;
  const isSibling = from && from.length === over.place.length && startsWith(from, parent);
  // A sibling that comes from above takes the place of the one it is over, which moves up.
  return { parent, index: isSibling && indexOf(root, from) < index ? index + 1 : index };
}

/** Containers that a node may be moved to, beside the one it is in. */
export function otherParents(root: FormSchema, place: Place): readonly Place[] {
  const node = nodeAtPlace(root, place);
  if (!node) return [];
  const all: Place[] = [[], ...allNodes(root).map((one) => one.place)];
  return all.filter(
    (parent) =>
      mayStand(root, parent, node) &&
      !startsWith(parent, place) &&
      parent.join('/') !== place.slice(0, -1).join('/'),
  );
}

export function indexOf(root: FormSchema, place: Place): number {
  return childrenOf(nodeAtPlace(root, place.slice(0, -1)) ?? root).findIndex(
    (one) => one.key === place.at(-1),
  );
}

/** The tree of units, as far as rights need it. */
import type { Unit } from '#runtime/model';

/** A unit's id and the ids of all units under it, in the order of the tree. A ring of parents ends the walk. */
export function unitsUnder(units: readonly Unit[], root: string): readonly string[] {
  const children = new Map<string, string[]>();
  for (const unit of units) {
    if (unit.parent === undefined) continue;
    const list = children.get(unit.parent) ?? [];
    list.push(unit.id);
    children.set(unit.parent, list);
  }
  const found = new Set<string>();
  const open = [root];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(children.get(id) ?? []));
  }
  return [...found];
}

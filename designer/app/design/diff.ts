import type { DesignBody } from '#runtime/wire';
import type { Doc } from './types.ts';

/** A part of a draft that is compared and merged as a whole: `page`, `process`, `form:report`, `decision:duty`, … */
export type PartId = string;

/** Deep equality of plain JSON. Shared structure is equal at once. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => key in right && same(left[key], right[key]));
}

/** Parts in which two states of a draft differ, in the order of the tabs. */
export function changedParts(a: Doc, b: Doc): PartId[] {
  const [left, right] = [partsOf(a), partsOf(b)];
  const ids = new Set([...left.keys(), ...right.keys()]);
  return [...ids].filter((id) => !same(left.get(id), right.get(id)));
}

/**
 * Brings two people's changes together, part by part. `overlaps` lists parts both changed (differently);
 * for these `mine` stands in the result, and a person has to choose.
 */
export function mergeDocs(base: Doc, mine: Doc, theirs: Doc): { doc: Doc; overlaps: PartId[] } {
  const byMe = new Set(changedParts(base, mine));
  const [own, other] = [partsOf(mine), partsOf(theirs)];
  const overlaps = changedParts(base, theirs).filter(
    (id) => byMe.has(id) && !same(own.get(id), other.get(id)),
  );
  const pickFrom = (id: PartId) => (byMe.has(id) ? own : other).get(id);
  const result = new Map<PartId, unknown>();
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const value = pickFrom(id);
    if (value !== undefined) result.set(id, value);
  }
  return { doc: docOf(result, mine), overlaps };
}

const KEYED = { form: 'forms', decision: 'decisions' } as const;
const PLAIN = [
  'page',
  'process',
  'settingSpecs',
  'settings',
  'roleSpecs',
  'roles',
  'ratingAtEnd',
] as const satisfies readonly (keyof DesignBody)[];

function partsOf(doc: Doc): Map<PartId, unknown> {
  const parts = new Map<PartId, unknown>([['name', doc.name]]);
  for (const key of PLAIN) parts.set(key, doc.body[key]);
  for (const [kind, key] of Object.entries(KEYED) as [keyof typeof KEYED, 'forms' | 'decisions'][]) {
    for (const [name, value] of Object.entries(doc.body[key])) parts.set(`${kind}:${name}`, value);
  }
  return parts;
}

function docOf(parts: ReadonlyMap<PartId, unknown>, shape: Doc): Doc {
  const body: Record<string, unknown> = { ...shape.body, forms: {}, decisions: {} };
  const keyed: Record<string, Record<string, unknown>> = { form: {}, decision: {} };
  for (const [id, value] of parts) {
    const [kind = '', name] = id.split(/:(.*)/s);
    const group = keyed[kind];
    if (group && name !== undefined) group[name] = value;
    else if (id !== 'name') body[id] = value;
  }
  body.forms = keyed.form;
  body.decisions = keyed.decision;
  return { name: String(parts.get('name')), body: body as unknown as DesignBody };
}

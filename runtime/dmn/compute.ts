import { entriesOf, type Native, type Scope } from '#runtime/feel/native';
import type { Notes } from './compiling.ts';
import type { Element } from './element.ts';
import type { Need } from './files.ts';
import { coerce } from './type.ts';

export interface Model {
  readonly elements: ReadonlyMap<string, Element>;
  /** Keys of elements in a ring. */
  readonly broken: ReadonlySet<string>;
  /** A decision service as a function. */
  callable(service: Element, notes: Notes): Native;
}

/**
 * Where elements are computed: the values given from outside, and what was computed of them. Behind an import's name
 * there may be a place of its own, since two imports of one file may be given different inputs.
 */
export interface Place {
  readonly given: Scope;
  readonly known: Map<string, Native>;
  readonly beyond: Map<string, Place>;
}

export const placeOf = (given: Scope, known = new Map<string, Native>()): Place => ({
  given,
  known,
  beyond: new Map(),
});

/** The place behind an import: its own where values are given under its name, else the same. */
export function across(place: Place, via: string): Place {
  if (via === '') return place;
  const known = place.beyond.get(via);
  if (known) return known;
  const entries = Object.hasOwn(place.given, via) ? entriesOf(place.given[via]) : undefined;
  const behind = entries ? placeOf(entries) : place;
  place.beyond.set(via, behind);
  return behind;
}

/** The value of one element: of an input what is given, of a knowledge model or a service a function. */
export function compute(element: Element, place: Place, model: Model, notes: Notes): Native {
  const { key } = element;
  if (place.known.has(key)) return place.known.get(key);
  const value = fresh(element, place, model, notes);
  place.known.set(key, value);
  return value;
}

function fresh(element: Element, place: Place, model: Model, notes: Notes): Native {
  const { name, type, kind } = element;
  if (kind === 'service') return model.callable(element, notes);
  if (kind === 'input') {
    const given = Object.hasOwn(place.given, name) ? place.given[name] : undefined;
    return given === undefined ? undefined : coerce(given, type, `The input ${name}`, notes);
  }
  if (model.broken.has(element.key)) return null;
  const scope = scopeOf(element, place, model, notes);
  // Rules are noted of the asked decision only: it is computed last.
  const value = element.logic(scope, notes);
  // A knowledge model may call itself.
  if (kind === 'knowledge') scope[name] = value;
  return coerce(value, type, `The decision ${name}`, notes);
}

/** What its logic sees: the values given from outside that the model does not speak of, and what it requires. */
function scopeOf(element: Element, place: Place, model: Model, notes: Notes): Record<string, Native> {
  const scope: Record<string, Native> = {};
  for (const name of Object.keys(place.given)) {
    if (!element.hidden.has(name)) scope[name] = place.given[name];
  }
  for (const need of element.needs) {
    const needed = model.elements.get(need.key);
    if (!needed) continue;
    const value = compute(needed, across(place, need.via), model, notes);
    if (value !== undefined) put(scope, need, needed.name, value, element.needs, model);
  }
  return scope;
}

/** Under its name; or, behind an import's, in a record of all that is required from there. */
function put(
  scope: Record<string, Native>,
  { via }: Need,
  name: string,
  value: Native,
  needs: readonly Need[],
  model: Model,
): void {
  if (via === '') {
    scope[name] = value;
    return;
  }
  // What was given under the import's name holds its inputs: only what is required of them is seen.
  const mine = new Set(
    needs.filter((each) => each.via === via).map((each) => model.elements.get(each.key)?.name),
  );
  const before = Object.entries(entriesOf(scope[via]) ?? {}).filter(([each]) => mine.has(each));
  scope[via] = { ...Object.fromEntries(before), [name]: value };
}

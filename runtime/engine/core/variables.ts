import type { Value, Variables } from '#runtime/values';
import type { Draft } from './draft.ts';
import { ROOT } from './shape.ts';

/** Variables together, later ones on top; the very same object where there is nothing to add. */
export function merged(below: Variables, above: Variables | undefined): Variables {
  if (!above) return below;
  for (const _ in above) return { ...below, ...above };
  return below;
}

/** Each variable goes to the nearest scope that has it, from `from` upwards; what nobody has goes to the process. */
export function propagate(draft: Draft, from: number, variables: Variables | undefined) {
  if (!variables) return;
  let home = 0;
  let together: Record<string, Value> = {};
  for (const name in variables) {
    let at = from;
    while (at > ROOT && !Object.hasOwn(draft.get(at).vars, name)) at = draft.get(at).scope;
    if (at < ROOT) at = ROOT;
    // Most results go to one scope: its variables are copied once.
    if (at !== home) {
      if (home > 0) draft.own(home).vars = together;
      home = at;
      together = { ...draft.get(at).vars };
    }
    together[name] = variables[name] as Value;
  }
  if (home > 0) draft.own(home).vars = together;
  draft.core.weight += weigh(variables);
}

/** A rough upper bound of how many characters a value takes when saved. */
export function weigh(value: Value | undefined): number {
  if (typeof value === 'string') return value.length * 2 + 2;
  if (typeof value !== 'object' || value === null) return 24;
  let sum = 2;
  if (Array.isArray(value)) {
    for (const item of value as readonly Value[]) sum += weigh(item) + 1;
    return sum;
  }
  for (const key in value) sum += key.length + 4 + weigh((value as Record<string, Value>)[key]);
  return sum;
}

import { fromNative, type Native, nativeFunction, toNative } from '#runtime/feel/native';
import type { Value } from '#runtime/values';
import type { Notes } from './compiling.ts';
import type { Element } from './element.ts';
import type { DecisionResult, Decisions } from './types.ts';

/** Evaluates decisions with all they need; each needed one is computed once. */
export function evaluator(elements: ReadonlyMap<string, Element>, broken: ReadonlySet<string>): Decisions {
  const ids = [...elements.values()].filter((each) => each.kind === 'decision').map((each) => each.id);
  const named = new Map([...elements.values()].reverse().map((each) => [each.name, each]));
  return {
    ids,
    evaluate(decision, variables, ambient) {
      const element = elements.get(decision) ?? named.get(decision);
      const notes: Notes = { ambient, warnings: [], errors: [], matched: [] };
      if (!element || broken.has(element.id)) {
        const message = element
          ? `The decision "${decision}" needs itself.`
          : `There is no decision "${decision}" in this release.`;
        notes.errors.push({ code: element ? 'decision-cycle' : 'decision-missing', message });
        return { value: null, matched: [], warnings: [], errors: notes.errors };
      }
      const scope: Record<string, Native> = {};
      for (const name of Object.keys(variables)) scope[name] = toNative(variables[name] as Value);
      const value =
        element.kind === 'service'
          ? service(element, scope, elements, notes)
          : compute(element, scope, elements, new Map(), notes);
      return outcome(value, notes);
    },
  };
}

function outcome(value: Native, notes: Notes): DecisionResult {
  const refuse = (what: string) => {
    notes.warnings.push({
      code: 'NOT_A_VALUE',
      message: `The result holds ${what}, which a case cannot keep.`,
    });
  };
  const { matched, warnings, errors } = notes;
  return { value: fromNative(value, refuse), matched, warnings, errors };
}

/** The value of one element over a scope; `known` holds what was computed already in this scope. */
function compute(
  element: Element,
  scope: Readonly<Record<string, Native>>,
  elements: ReadonlyMap<string, Element>,
  known: Map<string, Native>,
  notes: Notes,
): Native {
  if (known.has(element.id)) return known.get(element.id);
  let inner = scope as Record<string, Native>;
  for (const id of element.needs) {
    const need = elements.get(id);
    if (!need) continue;
    if (inner === scope) inner = { ...scope };
    inner[need.name] =
      need.kind === 'service'
        ? callable(need, elements, notes)
        : compute(need, scope, elements, known, notes);
  }
  // Rules are noted of the asked decision only: it is computed last.
  const value = element.logic(inner, notes);
  known.set(element.id, value);
  return value;
}

/** A decision service as a function of its inputs. */
function callable(element: Element, elements: ReadonlyMap<string, Element>, notes: Notes): Native {
  return nativeFunction(element.inputs, (args) => {
    const scope = Object.fromEntries(element.inputs.map((name, i) => [name, args[i] ?? null]));
    return service(element, scope, elements, notes);
  });
}

/** A service takes its input decisions as given and answers with its output decisions. */
function service(
  element: Element,
  scope: Readonly<Record<string, Native>>,
  elements: ReadonlyMap<string, Element>,
  notes: Notes,
): Native {
  const known = new Map<string, Native>();
  for (const each of elements.values()) {
    if (each.kind === 'decision' && element.inputs.includes(each.name))
      known.set(each.id, scope[each.name] ?? null);
  }
  const results = element.outputs.flatMap((id) => {
    const decision = elements.get(id);
    return decision ? [[decision.name, compute(decision, scope, elements, known, notes)] as const] : [];
  });
  const [first] = results;
  return results.length === 1 && first ? first[1] : Object.fromEntries(results);
}

import { callNative, evaluateWithin, fromNative, type Native, toNative } from '#runtime/feel/native';
import type { Value } from '#runtime/values';
import type { Notes } from './compiling.ts';
import { compute, type Model, placeOf } from './compute.ts';
import type { Element } from './element.ts';
import { answer, argumentsByName, callable } from './service.ts';
import type { DecisionResult, Decisions } from './types.ts';

/** Evaluates decisions with all they need; each needed one is computed once. */
export function evaluator(elements: ReadonlyMap<string, Element>, broken: ReadonlySet<string>): Decisions {
  const ids = [...elements.values()].flatMap((each) => (each.kind === 'decision' ? each.key : []));
  const askable = [...elements.values()].filter((each) => each.kind !== 'input').reverse();
  const named = new Map([
    ...askable.map((each) => [each.title, each] as const),
    ...askable.map((each) => [each.name, each] as const),
  ]);
  const model: Model = {
    elements,
    broken,
    callable: (service, notes) => callable(service, model, notes),
  };
  return {
    ids,
    evaluate(decision, variables, ambient) {
      const element = elements.get(decision) ?? named.get(decision);
      const notes: Notes = { ambient, warnings: [], errors: [], matched: [] };
      if (!element || broken.has(element.key)) {
        const message = element
          ? `The decision "${decision}" needs itself.`
          : `There is no decision "${decision}" in this release.`;
        notes.errors.push({ code: element ? 'decision-cycle' : 'decision-missing', message });
        return { value: null, matched: [], warnings: [], errors: notes.errors };
      }
      const scope: Record<string, Native> = {};
      for (const name of Object.keys(variables)) scope[name] = toNative(variables[name] as Value);
      const { value, warnings } = evaluateWithin(ambient, () => ask(element, scope, model, notes));
      notes.warnings.push(...warnings);
      return outcome(value, notes);
    },
  };
}

/** A decision's value; a service or a knowledge model is called with the variables of its parameters' names. */
function ask(element: Element, scope: Readonly<Record<string, Native>>, model: Model, notes: Notes): Native {
  const place = placeOf(scope);
  if (element.kind === 'decision') return compute(element, place, model, notes);
  if (element.kind === 'service') {
    return answer(element, argumentsByName(element, place, model, notes), model, notes);
  }
  const callee = compute(element, place, model, notes);
  const args = element.params.map((param) => [param, scope[param] ?? null] as const);
  return callNative(callee, Object.fromEntries(args));
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

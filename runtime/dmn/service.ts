import { type Native, nativeFunction } from '#runtime/feel/native';
import type { Notes } from './compiling.ts';
import { across, compute, type Model, type Place, placeOf } from './compute.ts';
import type { Element } from './element.ts';
import type { Need } from './files.ts';
import { coerce } from './type.ts';

/** A decision service as a function of its inputs. */
export function callable(element: Element, model: Model, notes: Notes): Native {
  const inputs = elementsOf(element.inputs, model);
  return nativeFunction(
    inputs.map((each) => each.name),
    (args) => {
      for (let i = 0; i < inputs.length; i += 1) {
        const { name, type } = inputs[i] as Element;
        const given = args[i] ?? null;
        // What an input refuses, the service is not called with.
        if (given !== null && coerce(given, type, `The argument ${name}`, notes) === null) return null;
      }
      return answer(element, args, model, notes);
    },
  );
}

/** Its arguments as the case gives them, by the names of its inputs. */
export function argumentsByName(
  element: Element,
  place: Place,
  model: Model,
  notes: Notes,
): readonly Native[] {
  return element.inputs.map(({ key, via }) => {
    const input = model.elements.get(key);
    const { given } = across(place, via);
    return input && Object.hasOwn(given, input.name)
      ? coerce(given[input.name], input.type, `The input ${input.name}`, notes)
      : undefined;
  });
}

/** A service takes its inputs as given, sees nothing else, and answers with its output decisions. */
export function answer(element: Element, args: readonly Native[], model: Model, notes: Notes): Native {
  const known = new Map<string, Native>();
  const place = placeOf({}, known);
  element.inputs.forEach(({ key, via }, i) => {
    const input = model.elements.get(key);
    if (!input || args[i] === undefined) return;
    known.set(key, coerce(args[i], input.type, `The argument ${input.name}`, notes));
    // Also where it is needed by the elements of its own file.
    place.beyond.set(via, place);
  });
  for (const { via } of element.outputs) place.beyond.set(via, place);
  const results = elementsOf(element.outputs, model).map(
    (decision) => [decision.name, compute(decision, place, model, notes)] as const,
  );
  const [first] = results;
  const value = results.length === 1 && first ? first[1] : Object.fromEntries(results);
  return coerce(value, element.type, `The result of ${element.name}`, notes);
}

const elementsOf = (needs: readonly Need[], model: Model): readonly Element[] =>
  needs.flatMap(({ key }) => model.elements.get(key) ?? []);

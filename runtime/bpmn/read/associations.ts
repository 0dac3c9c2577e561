import { childOf, listOf, type ModelElement } from './model.ts';
import type { Reader } from './reader.ts';

/** Collects the associations of a file, wherever they are drawn: they say which activity undoes which. */
export function readAssociations(container: ModelElement, reader: Reader) {
  for (const property of ['rootElements', 'flowElements', 'artifacts'] as const) {
    for (const element of listOf(container, property)) {
      if (element.$type === 'bpmn:Association') note(element, reader);
      else readAssociations(element, reader);
    }
  }
}

function note(association: ModelElement, { associations }: Reader) {
  const source = childOf(association, 'sourceRef')?.id;
  const target = childOf(association, 'targetRef')?.id;
  if (source === undefined || target === undefined) return;
  associations.set(source, [...(associations.get(source) ?? []), target]);
  associations.set(target, [...(associations.get(target) ?? []), source]);
}

import { listOf, type ModelElement } from './model.ts';

/** A global task is a process of one task, for those that call it. */
export function globalTasks(definitions: ModelElement): readonly ModelElement[] {
  return listOf(definitions, 'rootElements').flatMap((root) => {
    const kind = /^bpmn:Global(\w*Task)$/.exec(root.$type)?.[1];
    if (kind === undefined || root.id === undefined) return [];
    const task = Object.create(root, {
      $type: { value: `bpmn:${kind}`, enumerable: true },
      id: { value: `${root.id}-task`, enumerable: true },
    }) as ModelElement;
    const { id, name } = root;
    return [{ $type: 'bpmn:Process', id, name, isExecutable: true, flowElements: [task] } as ModelElement];
  });
}

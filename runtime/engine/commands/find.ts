import type { Draft } from '../core/draft.ts';
import type { Instance, TaskData, Wait } from '../core/shape.ts';

/** Ids go out as text and come back as text. */
export function idOf(text: string): number {
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0;
}

export interface OpenTask {
  readonly instance: Instance;
  readonly task: TaskData;
}

/** The open task with that id. */
export function findTask(draft: Draft, id: string): OpenTask | undefined {
  const instance = draft.find(idOf(id));
  return instance?.task && instance.stage === 'active' ? { instance, task: instance.task } : undefined;
}

/** The waiting place with that id, and whose it is. */
export function findWait(
  draft: Draft,
  id: string,
  kinds: readonly Wait['kind'][],
): { readonly instance: Instance; readonly wait: Wait } | undefined {
  const number = idOf(id);
  for (const instance of draft.instances) {
    for (const wait of instance.waits) {
      if (wait.id === number) return kinds.includes(wait.kind) ? { instance, wait } : undefined;
    }
  }
  return undefined;
}

import type { Variables } from '#runtime/values';
import type { Draft } from './draft.ts';
import { type Instance, ROOT } from './shape.ts';

/** All variables an instance sees: those of the process at the bottom, its own on top. */
export function visibleAt(draft: Pick<Draft, 'find'>, id: number): Variables {
  const layers: Variables[] = [];
  let at = id;
  while (at >= ROOT) {
    const instance: Instance | undefined = draft.find(at);
    if (!instance) break;
    if (instance.result) layers.push(instance.result);
    layers.push(instance.vars);
    at = instance.scope;
  }
  return Object.assign({}, ...layers.reverse());
}

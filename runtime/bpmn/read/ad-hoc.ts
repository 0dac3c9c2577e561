import type { Node } from '../graph.ts';
import { bodyOf, childOf, extensionOf, flagOf, type ModelElement, textOf } from './model.ts';
import type { Reader } from './reader.ts';

/** What of an ad-hoc sub-process begins, when it is enough, and what becomes of the rest. */
export function readAdHoc(element: ModelElement, reader: Reader): NonNullable<Node['adHoc']> {
  const active = reader.expression(
    textOf(extensionOf(element, 'zeebe:AdHoc'), 'activeElementsCollection'),
    element,
  );
  const completion = reader.expression(bodyOf(childOf(element, 'completionCondition')), element);
  return {
    ...(active ? { active } : {}),
    ...(completion ? { completion } : {}),
    cancelRemaining: flagOf(element, 'cancelRemainingInstances', true),
    sequential: textOf(element, 'ordering') === 'Sequential',
  };
}

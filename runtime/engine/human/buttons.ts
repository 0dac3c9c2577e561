import type { ButtonSpec, Node } from '#runtime/bpmn';

/** Does the step offer this action? */
export function offers(node: Node, action: ButtonSpec['action']): boolean {
  return node.user?.buttons.some((button) => button.action === action) ?? false;
}

/**
 * The button of "complete" that was pressed, by its value or label. Undefined: the step has none by that name, or has
 * several and none was named.
 */
export function pressed(node: Node, name: string | undefined): ButtonSpec | undefined {
  const buttons = node.user?.buttons.filter((button) => button.action === 'complete') ?? [];
  if (name === undefined)
    return buttons.length === 1 ? buttons[0] : buttons.find((button) => button.value === undefined);
  return buttons.find((button) => button.value === name) ?? buttons.find((button) => button.label === name);
}

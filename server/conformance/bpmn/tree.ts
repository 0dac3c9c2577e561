/** Walks and changes a parsed model, for the vocabulary adapters of the suites. */
import { createModdle, type ModelElement } from '#runtime/bpmn';

const moddle = createModdle();

export type Tree = Record<string, unknown> & { readonly $type: string };

export async function readTree(
  xml: string,
): Promise<{ readonly root: Tree; readonly warnings: readonly string[] }> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return { root: rootElement as Tree, warnings: warnings.map((warning) => warning.message) };
}

export function create(type: string, attributes: Readonly<Record<string, unknown>>): Tree {
  return moddle.create(type, attributes) as Tree;
}

/** Every element that is contained in another (references are not followed), outside in. */
export function walk(element: Tree, visit: (element: Tree) => void, seen = new Set<unknown>()) {
  if (seen.has(element)) return;
  seen.add(element);
  visit(element);
  for (const value of Object.values(element)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isTree(child) && child.$parent === element) walk(child, visit, seen);
    }
  }
}

/** Adds an extension element. */
export function extend(element: Tree, extension: Tree) {
  const holder = isTree(element.extensionElements)
    ? element.extensionElements
    : create('bpmn:ExtensionElements', { values: [] });
  const values = Array.isArray(holder.values) ? holder.values : [];
  holder.values = [...values, extension];
  element.extensionElements = holder;
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && typeof (value as Tree).$type === 'string';
}

export function asModel(root: Tree): ModelElement {
  return root as ModelElement;
}

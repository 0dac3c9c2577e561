/** Small typed readers over moddle's tree, so that nobody else has to know how it is made. */

/** An element of the parsed model. */
export interface ModelElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [key: string]: unknown;
}

export function isElement(value: unknown): value is ModelElement {
  return typeof value === 'object' && value !== null && typeof (value as ModelElement).$type === 'string';
}

export function listOf(element: ModelElement | undefined, property: string): readonly ModelElement[] {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function childOf(element: ModelElement | undefined, property: string): ModelElement | undefined {
  const value = element?.[property];
  return isElement(value) ? value : undefined;
}

/** A text attribute or body, trimmed; empty counts as absent. */
export function textOf(element: ModelElement | undefined, property: string): string | undefined {
  const value = element?.[property];
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

export function flagOf(element: ModelElement | undefined, property: string, otherwise: boolean): boolean {
  const value = element?.[property];
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value === 'true';
  return otherwise;
}

/** The text of a formal expression. */
export function bodyOf(expression: ModelElement | undefined): string | undefined {
  return textOf(expression, 'body');
}

/** The extension element of that type, e.g. `linli:Form`. */
export function extensionOf(element: ModelElement, type: string): ModelElement | undefined {
  return listOf(childOf(element, 'extensionElements'), 'values').find((value) => value.$type === type);
}

/** An attribute of a namespace that has no descriptor, e.g. `camunda:topic`. */
export function foreignOf(element: ModelElement, ...names: readonly string[]): string | undefined {
  const attributes = element.$attrs as Readonly<Record<string, unknown>> | undefined;
  for (const name of names) {
    const value = attributes?.[name] ?? element[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

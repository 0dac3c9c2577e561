/** A moddle element as the libraries hand it out: typed by name only, so every read narrows. */
export interface Moddle {
  readonly $type: string;
  readonly $parent?: Moddle;
  id?: string;
  name?: string;
  get(name: string): unknown;
}

export type CreateModdle = (type: string, attributes?: Readonly<Record<string, unknown>>) => Moddle;

export function textOf(element: Moddle, property: string): string | undefined {
  const value = element.get(property);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function listOf(element: Moddle | undefined, property: string): readonly Moddle[] {
  const value = element?.get(property);
  return Array.isArray(value) ? (value as Moddle[]) : [];
}

export function refOf(element: Moddle, property: string): Moddle | undefined {
  const value = element.get(property);
  return typeof value === 'object' && value !== null ? (value as Moddle) : undefined;
}

/** What stands in `bpmn:extensionElements`, ours and everybody else's. */
export function extensionsOf(element: Moddle): readonly Moddle[] {
  return listOf(refOf(element, 'extensionElements'), 'values');
}

export function extension(element: Moddle, type: string): Moddle | undefined {
  return extensionsOf(element).find((one) => one.$type === type);
}

/**
 * New `bpmn:extensionElements` with one kind replaced (or removed, where `next` is undefined). The old one is left as
 * it is, so that the command which sets the property can be undone; elements of others are kept as they are.
 */
export function withExtension(
  create: CreateModdle,
  element: Moddle,
  type: string,
  next: Moddle | undefined,
): Moddle {
  const values = extensionsOf(element).filter((one) => one.$type !== type);
  return create('bpmn:ExtensionElements', { values: next ? [...values, next] : values });
}

/** A new element with what the old one says, changed; what becomes undefined is left out. The old one stays as it is. */
export function changed(
  create: CreateModdle,
  type: string,
  old: Moddle | undefined,
  changes: Readonly<Record<string, unknown>>,
): Moddle {
  const kept = Object.fromEntries(Object.entries(old ?? {}).filter(([name]) => !name.startsWith('$')));
  const foreign = (old as { $attrs?: Readonly<Record<string, unknown>> } | undefined)?.$attrs ?? {};
  const said = Object.entries({ ...foreign, ...kept, ...changes }).filter(([, value]) => value !== undefined);
  return create(type, Object.fromEntries(said));
}

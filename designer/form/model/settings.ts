import type { FormSchema } from '#runtime/form';

/** A setting of a node by its dotted path: `maxLength`, `x-component-props.rows`, `x-text-en.title`. */
export function settingOf(node: FormSchema, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), node);
}

/** The node with one setting changed; undefined, an empty text and `false` take the key away. */
export function withSetting(node: FormSchema, path: string, value: unknown): FormSchema {
  return change(node, path.split('.'), value) as unknown as FormSchema;
}

function change(
  owner: unknown,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const record = isRecord(owner) ? owner : {};
  const next = rest.length > 0 ? change(record[key], rest, value) : value;
  const { [key]: _old, ...others } = record;
  const isNothing =
    next === undefined || next === '' || next === false || (isRecord(next) && Object.keys(next).length === 0);
  return isNothing ? others : { ...others, [key]: next };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { FormSchema } from '#runtime/form';
import type { Value } from '#runtime/values';

/** One entry of `x-component-props`. */
export function prop(schema: FormSchema, name: string): Value | undefined {
  const props = schema['x-component-props'];
  return props && Object.hasOwn(props, name) ? props[name] : undefined;
}

export function textProp(schema: FormSchema, name: string): string | undefined {
  const value = prop(schema, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberProp(schema: FormSchema, name: string): number | undefined {
  const value = prop(schema, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

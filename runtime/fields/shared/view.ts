/** What the views of many fields share. */
import type { FieldViewProps } from '../view-types.ts';
import { hintOf } from './errors.ts';

/** Ties hint and error to the control. */
export function describedBy({ id, schema, error }: FieldViewProps): string | undefined {
  const ids = [hintOf(schema, 'zh') && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** The attributes of every native control: id, description, state. */
export function controlProps(props: FieldViewProps) {
  return {
    id: props.id,
    name: props.path,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error ? true : undefined,
    'aria-required': props.required || undefined,
    readOnly: props.readOnly || undefined,
    onBlur: () => props.onBlur?.(),
  };
}

/** A value in a text box: what was typed, never `[object Object]`. */
export function typed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

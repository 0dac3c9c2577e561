import type { FormSchema } from '#runtime/form';
import type { Locale } from '#runtime/model';

/** The label of an option in one language; what is no option (any more) shows as it is. */
export function optionLabel(schema: FormSchema, value: string, locale: Locale): string {
  const en = schema['x-text-en']?.options;
  if (locale === 'en' && en && Object.hasOwn(en, value)) return en[value] ?? value;
  return schema.enum?.find((option) => option.value === value)?.label ?? value;
}

export function isOption(schema: FormSchema, value: string): boolean {
  return schema.enum?.some((option) => option.value === value) ?? false;
}

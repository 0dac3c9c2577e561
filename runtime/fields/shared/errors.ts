import type { FieldError, FormSchema } from '#runtime/form';
import type { Locale, Text } from '#runtime/model';
import type { RuleContext } from '../types.ts';

/** One error at the field that is being checked. */
export function wrong(context: RuleContext, code: string, zh: string, en: string): FieldError[] {
  return [{ path: context.path, code, message: { zh, en } }];
}

/** The title in both languages; English falls back to the Chinese. */
export function titleOf(schema: FormSchema, fallback = ''): Text {
  const zh = schema.title || fallback;
  return { zh, en: schema['x-text-en']?.title || zh };
}

/** The hint in one language. */
export function hintOf(schema: FormSchema, locale: Locale): string | undefined {
  return (locale === 'en' ? schema['x-text-en']?.description : undefined) ?? schema.description;
}

/** The value has another type than its kind: only a broken or hostile client sends this. */
export function wrongType(context: RuleContext): FieldError[] {
  const title = titleOf(context.schema, context.path);
  return wrong(
    context,
    'wrong-type',
    `“${title.zh}”的内容格式不对，请重新填写`,
    `“${title.en}” has a value of the wrong kind; please fill it in again`,
  );
}

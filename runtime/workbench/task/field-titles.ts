import { titleOf } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import type { Locale } from '#runtime/model';

/** Values of a form by name and title, at its first level of data (pages and groups hold none). */
export function fieldTitles(
  schema: FormSchema,
  locale: Locale,
): readonly { readonly key: string; readonly title: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, node]) =>
    node.type === 'void' ? fieldTitles(node, locale) : [{ key, title: titleOf(node, key)[locale] }],
  );
}

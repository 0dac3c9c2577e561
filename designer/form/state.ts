import { useCallback, useMemo } from 'react';
import { useDesign } from '#designer/app';
import type { FormSchema } from '#runtime/form';
import type { Text } from '#runtime/model';

/** One form of the draft: its schema, and changing it as one step of the one undo stack. */
export interface FormDraft {
  readonly key: string;
  readonly schema: FormSchema;
  change(label: Text, recipe: (schema: FormSchema) => FormSchema, merge?: string): void;
}

export function useFormDraft(key: string): FormDraft | undefined {
  const { body, edit } = useDesign();
  const schema = body.forms[key];
  const change = useCallback<FormDraft['change']>(
    (label, recipe, merge) =>
      edit(
        label,
        (old) => {
          const before = old.forms[key];
          return before ? { ...old, forms: { ...old.forms, [key]: recipe(before) } } : old;
        },
        merge ? { merge: `form ${key} ${merge}` } : {},
      ),
    [edit, key],
  );
  return useMemo(() => (schema ? { key, schema, change } : undefined), [key, schema, change]);
}

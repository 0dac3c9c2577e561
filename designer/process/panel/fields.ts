import { useMemo } from 'react';
import { useDesign } from '#designer/app';
import { compileForm, type FormField, fieldsOf } from '#runtime/form';
import type { Locale } from '#runtime/model';
import { pick, useLocale } from '#runtime/ui';
import type { DesignBody } from '#runtime/wire';
import type { Drawing } from '../canvas/drawing.ts';
import type { Moddle } from '../model/moddle.ts';
import { readSettings } from '../model/settings.ts';

/** Something a condition or an assignment can name. */
export interface Choice {
  readonly path: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'list' | 'any';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly kind?: string;
}

/** Fields of one form; an unreadable form has none (its own tab says why). */
export function formFields(body: DesignBody, key: string): readonly FormField[] {
  const schema = body.forms[key];
  if (!schema) return [];
  try {
    return fieldsOf(compileForm(schema, key).form);
  } catch {
    return [];
  }
}

/** Every field of every form by the name it has in the case; a name in two forms stands once. */
export function useFieldChoices(): readonly Choice[] {
  const { body } = useDesign();
  const locale = useLocale();
  const { forms } = body;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the forms matter.
  return useMemo(() => {
    const found = new Map<string, Choice>();
    for (const key of Object.keys(forms)) {
      for (const field of formFields(body, key)) {
        if (field.rows === undefined && !found.has(field.path)) found.set(field.path, choice(field, locale));
      }
    }
    return [...found.values()];
  }, [forms, locale]);
}

/** Fields that hold several values: a step can be done once for each of them. */
export function useListChoices(): readonly Choice[] {
  return useFieldChoices().filter((one) => one.type === 'list');
}

function choice(field: FormField, locale: Locale): Choice {
  return {
    path: field.path,
    label: pick(field.title, locale),
    type: typeOf(field),
    kind: field.kind,
    options: field.options.map(({ value, label }) => ({ value, label: pick(label, locale) })),
  };
}

function typeOf({ kind, rule, schema }: FormField): Choice['type'] {
  if (kind === 'date') return 'date';
  if (kind === 'multiple-choice') return 'list';
  const type = schema.type === 'void' ? rule.type : schema.type;
  return type === 'number' || type === 'boolean' ? type : type === 'string' ? 'text' : 'any';
}

/** Outcomes that the buttons of the drawing record, for the condition "the button pressed before". */
export function outcomesOf(drawing: Drawing): { value: string; label: string }[] {
  const found = new Map<string, string>();
  for (const element of drawing.on('elementRegistry').getAll()) {
    const { buttons } = readSettings((element as unknown as { businessObject: Moddle }).businessObject);
    for (const button of buttons ?? []) if (button.value) found.set(button.value, button.label);
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

export interface SettingChoice {
  readonly value: string;
  readonly label: string;
}

/** Settings of the draft that hold a number. */
export function useNumberSettings(): readonly SettingChoice[] {
  const { body } = useDesign();
  const locale = useLocale();
  return body.settingSpecs
    .filter((spec) => spec.type === 'number')
    .map((spec) => ({ value: spec.key, label: pick(spec.label, locale) }));
}

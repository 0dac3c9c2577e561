import { useMemo } from 'react';
import { useDesign } from '#designer/app';
import { pick, useLocale, useTexts } from '#runtime/ui';
import { explainFeel, type Names } from '../model/explain.ts';
import { itemsAround } from '../model/loop.ts';
import type { Moddle } from '../model/moddle.ts';
import { Ask, DraftInput } from './controls.tsx';
import { useFieldChoices } from './fields.ts';
import { panelWords } from './panel-words.ts';

/** What the names in formulas are called on the screens: fields, settings, members of the lists around `model`. */
export function useFeelNames(model?: Moddle): Names {
  const say = useTexts(panelWords);
  const locale = useLocale();
  const fields = useFieldChoices();
  const { body } = useDesign();
  const items = model ? itemsAround(model) : [];
  const [member, outcome] = [say('member'), say('outcomeField')];
  const { settingSpecs } = body;
  return useMemo(
    () =>
      new Map([
        ['outcome', outcome],
        ...fields.map((field) => [field.path, field.label] as const),
        ...fields.flatMap((field) =>
          field.options.map((option) => [`${field.path}=${option.value}`, option.label] as const),
        ),
        ...settingSpecs.map((spec) => [`settings.${spec.key}`, pick(spec.label, locale)] as const),
        ...items.map((item) => [item, member] as const),
      ]),
    [fields, settingSpecs, items, locale, member, outcome],
  );
}

/** A formula in words. */
export function useExplain(model?: Moddle): (feel: string) => string {
  const names = useFeelNames(model);
  const locale = useLocale();
  return (feel) => explainFeel(feel, names, locale);
}

interface FormulaProps {
  readonly label: string;
  readonly value: string;
  readonly model: Moddle;
  readonly hint?: string;
  onCommit(feel: string): void;
}

/** A formula as text, with what it says in words below it. */
export function FormulaAsk({ label, value, model, hint, onCommit }: FormulaProps) {
  const say = useTexts(panelWords);
  const explain = useExplain(model);
  const words = explain(value);
  const meaning = words && words !== value.replace(/^=\s*/, '') ? say('means', { words }) : undefined;
  return (
    <Ask label={label} hint={[meaning, hint].filter(Boolean).join(' ') || undefined}>
      {(id) => <DraftInput id={id} area value={value} onCommit={(text) => onCommit(asFeel(text))} />}
    </Ask>
  );
}

/** What was typed as a formula: a sign is not asked of anybody. */
export const asFeel = (text: string) =>
  text.trim() === '' || text.trim().startsWith('=') ? text.trim() : `=${text.trim()}`;

export const isFeel = (text: string | undefined): text is string => text?.startsWith('=') === true;

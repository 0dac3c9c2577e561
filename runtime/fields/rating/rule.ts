import type { Text } from '#runtime/model';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { commonSettings } from '../shared/settings.ts';

/** 好差评, five levels, best first: the words of GB/T 39735-2020 and the State Council's notice 国办发〔2019〕51号. */
export const RATING_LEVELS: readonly { readonly level: 1 | 2 | 3 | 4 | 5; readonly word: Text }[] = [
  { level: 5, word: { zh: '非常满意', en: 'Very satisfied' } },
  { level: 4, word: { zh: '满意', en: 'Satisfied' } },
  { level: 3, word: { zh: '基本满意', en: 'Mostly satisfied' } },
  { level: 2, word: { zh: '不满意', en: 'Dissatisfied' } },
  { level: 1, word: { zh: '非常不满意', en: 'Very dissatisfied' } },
];

/** A rating in five levels, kept as a number from 5 (best) to 1. */
export const ratingRule = defineRule({
  kind: 'rating',
  name: { zh: '满意度', en: 'Rating' },
  group: 'choice',
  type: 'number',
  dataClass: 'public',
  ask: 'choose',
  settings: commonSettings,
  normalise: (value) => (typeof value === 'string' && /^[1-5]$/.test(value) ? Number(value) : value),
  check(value, context) {
    if (typeof value !== 'number') return wrongType(context);
    if (RATING_LEVELS.some(({ level }) => level === value)) return [];
    return wrong(context, 'not-a-level', '请在五档里选一档', 'Please choose one of the five levels');
  },
  show: (value, _schema, locale) => RATING_LEVELS.find(({ level }) => level === value)?.word[locale] ?? '',
});

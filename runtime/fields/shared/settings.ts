import type { FieldSetting } from '../types.ts';

/** Settings that every field with a value has, in the order of the builder's panel. */
export const commonSettings: readonly FieldSetting[] = [
  { path: 'title', label: { zh: '标题', en: 'Label' }, input: 'text' },
  {
    path: 'description',
    label: { zh: '提示', en: 'Hint' },
    hint: { zh: '一句话，说清怎么填', en: 'One short sentence on how to fill it in' },
    input: 'text',
  },
  { path: 'required', label: { zh: '必填', en: 'Required' }, input: 'switch' },
  { path: 'x-data-class', label: { zh: '数据级别', en: 'Data class' }, input: 'data-class' },
];

export const titleOnly: readonly FieldSetting[] = commonSettings.slice(0, 2);

export const lengthSettings: readonly FieldSetting[] = [
  { path: 'minLength', label: { zh: '最少字数', en: 'Fewest characters' }, input: 'number' },
  { path: 'maxLength', label: { zh: '最多字数', en: 'Most characters' }, input: 'number' },
];

export const boundSettings: readonly FieldSetting[] = [
  { path: 'minimum', label: { zh: '最小', en: 'Smallest' }, input: 'number' },
  { path: 'maximum', label: { zh: '最大', en: 'Largest' }, input: 'number' },
];

export const optionSettings: readonly FieldSetting[] = [
  { path: 'enum', label: { zh: '选项', en: 'Options' }, input: 'options' },
];

export const countSettings: readonly FieldSetting[] = [
  { path: 'minItems', label: { zh: '最少几项', en: 'Fewest entries' }, input: 'number' },
  { path: 'maxItems', label: { zh: '最多几项', en: 'Most entries' }, input: 'number' },
];

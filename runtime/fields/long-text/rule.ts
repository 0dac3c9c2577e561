import { checkText } from '../shared/check-text.ts';
import { defineRule } from '../shared/define.ts';
import { commonSettings, lengthSettings } from '../shared/settings.ts';
import { manyLines } from '../shared/text.ts';

/** Several lines of words. */
export const longTextRule = defineRule({
  kind: 'long-text',
  name: { zh: '多行文字', en: 'Long text' },
  group: 'text',
  type: 'string',
  dataClass: 'personal',
  settings: [
    ...commonSettings,
    ...lengthSettings,
    { path: 'x-component-props.rows', label: { zh: '显示几行', en: 'Lines shown' }, input: 'number' },
  ],
  normalise: (value) => (typeof value === 'string' ? manyLines(value) : value),
  check: (value, context) => checkText(value, context, 2000),
});

import { checkText } from '../shared/check-text.ts';
import { defineRule } from '../shared/define.ts';
import { commonSettings, lengthSettings } from '../shared/settings.ts';
import { oneLine, star } from '../shared/text.ts';

/** One line of words. Free words may name people, so they are personal unless the form says otherwise. */
export const textRule = defineRule({
  kind: 'text',
  name: { zh: '单行文字', en: 'Short text' },
  group: 'text',
  type: 'string',
  dataClass: 'personal',
  settings: [...commonSettings, ...lengthSettings],
  normalise: (value) => (typeof value === 'string' ? oneLine(value) : value),
  check: (value, context) => checkText(value, context, 200),
  mask: (value) => (typeof value === 'string' && value !== '' ? star(value, 1, 0) : null),
});

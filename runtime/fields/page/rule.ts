import { defineRule } from '../shared/define.ts';
import { titleOnly } from '../shared/settings.ts';

/** One step of filling in. Pages stand on the first level of a form. */
export const pageRule = defineRule({
  kind: 'page',
  name: { zh: '页', en: 'Page' },
  group: 'layout',
  type: 'void',
  dataClass: 'public',
  settings: titleOnly,
  fresh: { properties: {} },
});

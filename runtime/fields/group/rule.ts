import { defineRule } from '../shared/define.ts';
import { titleOnly } from '../shared/settings.ts';

/** Fields that belong together under one heading. Holds no value of its own. */
export const groupRule = defineRule({
  kind: 'group',
  name: { zh: '分组', en: 'Group' },
  group: 'layout',
  type: 'void',
  dataClass: 'public',
  settings: titleOnly,
  fresh: { properties: {} },
});

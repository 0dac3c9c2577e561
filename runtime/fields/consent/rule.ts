import type { Value } from '#runtime/values';
import { defineRule } from '../shared/define.ts';
import { wrongType } from '../shared/errors.ts';
import { commonSettings } from '../shared/settings.ts';

function tidy(value: Value): Value {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

/** A box to tick. Not ticked is the same as nothing said, so a required one must be ticked; it is never ticked beforehand. */
export const consentRule = defineRule({
  kind: 'consent',
  name: { zh: '同意', en: 'Consent' },
  group: 'choice',
  type: 'boolean',
  dataClass: 'public',
  ask: 'agree',
  settings: [
    ...commonSettings,
    {
      path: 'x-component-props.text',
      label: { zh: '同意的全文', en: 'Full wording' },
      hint: {
        zh: '收集什么、做什么用、保存多久、找谁撤回',
        en: 'What is collected, what for, how long, whom to ask',
      },
      input: 'long-text',
    },
  ],
  isEmpty: (value) => value === null || value === undefined || value === false || value === '',
  normalise: tidy,
  check: (value, context) => (typeof value === 'boolean' ? [] : wrongType(context)),
  show: (value, _schema, locale) => {
    if (value === true) return locale === 'zh' ? '同意' : 'Agreed';
    return locale === 'zh' ? '未同意' : 'Not agreed';
  },
});

import { defineRule } from '../shared/define.ts';
import { titleOnly } from '../shared/settings.ts';

/** Words between the fields: the title as a heading, the description as paragraphs. No HTML. */
export const staticTextRule = defineRule({
  kind: 'static-text',
  name: { zh: '说明文字', en: 'Text to read' },
  group: 'layout',
  type: 'void',
  dataClass: 'public',
  settings: [
    ...titleOnly,
    {
      path: 'x-component-props.tone',
      label: { zh: '样子', en: 'Looks like' },
      input: 'choice',
      choices: [
        { value: 'plain', label: { zh: '普通', en: 'Plain' } },
        { value: 'notice', label: { zh: '提醒', en: 'Notice' } },
      ],
    },
  ],
});

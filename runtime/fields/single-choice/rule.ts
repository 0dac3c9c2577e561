import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { isOption, optionLabel } from '../shared/options.ts';
import { commonSettings, optionSettings } from '../shared/settings.ts';

/** One of a list. Shown as radio buttons up to seven options, else as a list to pull down. */
export const singleChoiceRule = defineRule({
  kind: 'single-choice',
  name: { zh: '单选', en: 'One of several' },
  group: 'choice',
  type: 'string',
  dataClass: 'public',
  ask: 'choose',
  settings: [
    ...commonSettings,
    ...optionSettings,
    {
      path: 'x-component-props.display',
      label: { zh: '样子', en: 'Looks like' },
      input: 'choice',
      choices: [
        { value: 'radio', label: { zh: '全部列出', en: 'All listed' } },
        { value: 'select', label: { zh: '下拉', en: 'Pull-down' } },
      ],
    },
  ],
  fresh: {
    enum: [
      { label: '选项一', value: 'a' },
      { label: '选项二', value: 'b' },
    ],
  },
  check(value, context) {
    if (typeof value !== 'string') return wrongType(context);
    if (isOption(context.schema, value)) return [];
    return wrong(
      context,
      'not-an-option',
      '这一项已不能选，请从列出的选项中选一个',
      'That is not one of the options; please choose one from the list',
    );
  },
  show: (value, schema, locale) => (typeof value === 'string' ? optionLabel(schema, value, locale) : ''),
});

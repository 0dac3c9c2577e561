import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { isOption, optionLabel } from '../shared/options.ts';
import { commonSettings, countSettings, optionSettings } from '../shared/settings.ts';

/** Some of a list, as a list of the options' values in the order of the schema. */
export const multipleChoiceRule = defineRule({
  kind: 'multiple-choice',
  name: { zh: '多选', en: 'Several of many' },
  group: 'choice',
  type: 'array',
  dataClass: 'public',
  ask: 'choose',
  settings: [...commonSettings, ...optionSettings, ...countSettings],
  fresh: {
    enum: [
      { label: '选项一', value: 'a' },
      { label: '选项二', value: 'b' },
    ],
  },
  normalise(value, { schema }) {
    if (typeof value === 'string' && value !== '') return [value];
    if (!Array.isArray(value) || value.length > 1000) return value;
    const order = schema.enum?.map((option) => option.value) ?? [];
    // Known options in the schema's order, so that the same choice is the same value; unknown ones stay, to be refused.
    const known = order.filter((option) => value.includes(option));
    return [...known, ...value.filter((entry) => typeof entry !== 'string' || !order.includes(entry))];
  },
  check(value, context) {
    if (!Array.isArray(value)) return wrongType(context);
    const { schema } = context;
    if (!value.every((entry) => typeof entry === 'string' && isOption(schema, entry))) {
      return wrong(
        context,
        'not-an-option',
        '有的选项已不能选，请从列出的选项中选',
        'Some of these are not options; please choose from the list',
      );
    }
    if (schema.minItems !== undefined && value.length < schema.minItems) {
      return wrong(
        context,
        'too-few',
        `至少选 ${schema.minItems} 项，还差 ${schema.minItems - value.length} 项`,
        `Choose at least ${schema.minItems}; ${schema.minItems - value.length} more`,
      );
    }
    if (schema.maxItems !== undefined && value.length > schema.maxItems) {
      return wrong(
        context,
        'too-many',
        `最多选 ${schema.maxItems} 项，请去掉 ${value.length - schema.maxItems} 项`,
        `Choose at most ${schema.maxItems}; please remove ${value.length - schema.maxItems}`,
      );
    }
    return [];
  },
  show(value, schema, locale) {
    if (!Array.isArray(value)) return '';
    const labels = value.map((entry) => optionLabel(schema, String(entry), locale));
    return labels.join(locale === 'zh' ? '、' : ', ');
  },
  mask: (value) => (Array.isArray(value) && value.length > 0 ? ['****'] : null),
});

import { isRecord } from '#runtime/values';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { commonSettings, countSettings } from '../shared/settings.ts';

/** No list of a form has more rows, whatever its schema says: longer lists are a register or a file. */
export const ROWS_CAP = 200;

/** A list of rows with the same fields (members of a household, items of an order). The fields of a row are checked one by one. */
export const rowsRule = defineRule({
  kind: 'rows',
  name: { zh: '多行表', en: 'Rows' },
  group: 'layout',
  type: 'array',
  dataClass: 'public',
  ask: 'add',
  settings: [
    ...commonSettings,
    ...countSettings,
    {
      path: 'x-component-props.rowName',
      label: { zh: '一行叫什么', en: 'What one row is called' },
      hint: {
        zh: '如“成员”，按钮就写“添加成员”',
        en: 'Such as “member”; the button then reads “Add member”',
      },
      input: 'text',
    },
  ],
  fresh: { items: { type: 'object', properties: {} } },
  check(value, context) {
    if (!Array.isArray(value) || !value.every(isRecord)) return wrongType(context);
    const max = Math.min(context.schema.maxItems ?? ROWS_CAP, ROWS_CAP);
    if (value.length > max) {
      return wrong(
        context,
        'too-many',
        `最多 ${max} 行，请删去 ${value.length - max} 行`,
        `At most ${max} rows; please remove ${value.length - max}`,
      );
    }
    const min = context.schema.minItems ?? 0;
    if (value.length < min) {
      return wrong(
        context,
        'too-few',
        `至少 ${min} 行，还差 ${min - value.length} 行`,
        `At least ${min} rows; ${min - value.length} more to add`,
      );
    }
    return [];
  },
  show: (value, _schema, locale) => {
    if (!Array.isArray(value) || value.length === 0) return '';
    return locale === 'zh' ? `${value.length} 行` : `${value.length} row${value.length > 1 ? 's' : ''}`;
  },
});

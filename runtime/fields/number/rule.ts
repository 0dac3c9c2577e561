import { defineRule } from '../shared/define.ts';
import { wrong } from '../shared/errors.ts';
import { checkNumber, grouped, hasDecimals, toNumber } from '../shared/numbers.ts';
import { numberProp, textProp } from '../shared/props.ts';
import { boundSettings, commonSettings } from '../shared/settings.ts';

/** A number. `decimals` (default 0) says how many places are allowed, `unit` stands behind it. */
export const numberRule = defineRule({
  kind: 'number',
  name: { zh: '数字', en: 'Number' },
  group: 'number',
  type: 'number',
  dataClass: 'public',
  settings: [
    ...commonSettings,
    ...boundSettings,
    { path: 'x-component-props.decimals', label: { zh: '小数位数', en: 'Decimal places' }, input: 'number' },
    { path: 'x-component-props.unit', label: { zh: '单位', en: 'Unit' }, input: 'text' },
    { path: 'x-component-props.unitEn', label: { zh: '单位（英文）', en: 'Unit in English' }, input: 'text' },
  ],
  normalise: (value) => toNumber(value),
  check(value, context) {
    const zh = textProp(context.schema, 'unit');
    const en = textProp(context.schema, 'unitEn') ?? zh;
    const errors = checkNumber(value, context, { zh: zh ? ` ${zh}` : '', en: en ? ` ${en}` : '' });
    if (errors.length > 0 || typeof value !== 'number') return errors;
    const decimals = numberProp(context.schema, 'decimals') ?? 0;
    if (hasDecimals(value, decimals)) return [];
    return decimals === 0
      ? wrong(context, 'decimals', '请填整数，不要小数', 'Please enter a whole number')
      : wrong(context, 'decimals', `最多 ${decimals} 位小数`, `At most ${decimals} decimal places, please`);
  },
  show(value, schema, locale) {
    if (typeof value !== 'number') return typeof value === 'string' ? value : '';
    const unit = (locale === 'en' ? textProp(schema, 'unitEn') : undefined) ?? textProp(schema, 'unit');
    return grouped(value) + (unit ? ` ${unit}` : '');
  },
});

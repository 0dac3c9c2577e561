import { defineRule } from '../shared/define.ts';
import { wrong } from '../shared/errors.ts';
import { checkNumber, grouped, hasDecimals, toNumber } from '../shared/numbers.ts';
import { boundSettings, commonSettings } from '../shared/settings.ts';

/** Above this, yuan with fen are no longer exact in a double; nothing in a street comes near. */
const MOST = 100_000_000_000;

/** An amount in yuan as a number with at most two decimals (fen), so that FEEL reckons with it plainly. */
export const moneyRule = defineRule({
  kind: 'money',
  name: { zh: '金额', en: 'Money' },
  group: 'number',
  type: 'number',
  dataClass: 'personal',
  settings: [...commonSettings, ...boundSettings],
  normalise: (value) => toNumber(value, /^[¥￥]|(元|块|RMB|CNY)$/gi),
  check(value, context) {
    const schema = { minimum: 0, maximum: MOST, ...context.schema };
    const errors = checkNumber(value, { ...context, schema }, { zh: ' 元', en: ' yuan' });
    if (errors.length > 0 || typeof value !== 'number' || hasDecimals(value, 2)) return errors;
    return wrong(context, 'decimals', '金额最多到分，如 12.50', 'At most two decimals, such as 12.50');
  },
  show: (value, _schema, locale) =>
    typeof value === 'number' ? `${grouped(value, 2)}${locale === 'zh' ? ' 元' : ' yuan'}` : '',
});

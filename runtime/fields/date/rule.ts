import type { FormSchema } from '#runtime/form';
import { dayOf, isTagged, parseTagged, type Value } from '#runtime/values';
import { showDay, textOfTag } from '../shared/days.ts';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { textProp } from '../shared/props.ts';
import { commonSettings } from '../shared/settings.ts';
import { squeeze } from '../shared/text.ts';
import type { RuleContext } from '../types.ts';

/** `2026-11-22`, `2026/1/2`, `2026年1月2日`, `20260102` → the tagged day; else what was typed. */
function toDay(value: Value): Value {
  if (typeof value !== 'string') return value;
  const text = squeeze(value);
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return value;
  const [, year = '', month = '', day = ''] = match;
  return parseTagged('date', `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? value;
}

/** `earliest` / `latest` of the schema: a day, or `today`. */
export function dayBound(schema: FormSchema, name: 'earliest' | 'latest', today: () => string) {
  const bound = textProp(schema, name);
  return bound === 'today' ? today() : bound;
}

/** A day, as the tagged value `{"@":"date","v":"2026-11-22"}`, so that FEEL compares days and not texts. */
export const dateRule = defineRule({
  kind: 'date',
  name: { zh: '日期', en: 'Date' },
  group: 'number',
  type: 'string',
  dataClass: 'public',
  ask: 'choose',
  settings: [
    ...commonSettings,
    {
      path: 'x-component-props.earliest',
      label: { zh: '最早', en: 'Earliest' },
      hint: { zh: '如 2026-01-01，或 today', en: 'Such as 2026-01-01, or today' },
      input: 'text',
    },
    {
      path: 'x-component-props.latest',
      label: { zh: '最晚', en: 'Latest' },
      hint: { zh: '如 2026-12-31，或 today', en: 'Such as 2026-12-31, or today' },
      input: 'text',
    },
  ],
  normalise: toDay,
  check(value, context: RuleContext) {
    if (typeof value === 'string') {
      return wrong(
        context,
        'not-a-date',
        '没有这一天，请按 2026-01-31 的样子填写',
        'There is no such day; please write it like 2026-01-31',
      );
    }
    const day = textOfTag('date', value);
    if (day === undefined || !isTagged(value) || !parseTagged('date', day)) return wrongType(context);
    const today = () => dayOf(context.now, context.zone);
    const earliest = dayBound(context.schema, 'earliest', today);
    if (earliest !== undefined && day < earliest) {
      return wrong(
        context,
        'too-early',
        `最早是 ${showDay(earliest, 'zh')}，请选这一天或以后`,
        `The earliest is ${showDay(earliest, 'en')}; please choose that day or later`,
      );
    }
    const latest = dayBound(context.schema, 'latest', today);
    if (latest !== undefined && day > latest) {
      return wrong(
        context,
        'too-late',
        `最晚是 ${showDay(latest, 'zh')}，请选这一天或以前`,
        `The latest is ${showDay(latest, 'en')}; please choose that day or earlier`,
      );
    }
    return [];
  },
  show(value, _schema, locale) {
    const day = textOfTag('date', value);
    if (day === undefined) return typeof value === 'string' ? value : '';
    return day.includes('*') ? day : showDay(day, locale);
  },
  // The year stays: it is enough to see whether somebody is of age.
  mask(value) {
    const day = textOfTag('date', value) ?? (typeof value === 'string' ? value : undefined);
    return day ? `${day.slice(0, 4)}-**-**` : null;
  },
});

import { isTagged, parseTagged, type Value } from '#runtime/values';
import { textOfTag } from '../shared/days.ts';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { textProp } from '../shared/props.ts';
import { commonSettings } from '../shared/settings.ts';
import { squeeze } from '../shared/text.ts';

/** `9:30`, `９：３０`, `9点半`, `09:30:00` → the tagged time; else what was typed. */
function toTime(value: Value): Value {
  if (typeof value !== 'string') return value;
  const text = squeeze(value)
    .replace('点半', ':30')
    .replace(/点整?$/, ':00')
    .replace(/[点时]/, ':')
    .replace(/分$/, '');
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return value;
  const [, hour = '', minute = '', second = '00'] = match;
  return parseTagged('time', `${hour.padStart(2, '0')}:${minute}:${second}`) ?? value;
}

/** A time of day on the street's clock, as the tagged value `{"@":"time","v":"09:30:00"}`. */
export const timeRule = defineRule({
  kind: 'time',
  name: { zh: '时间', en: 'Time' },
  group: 'number',
  type: 'string',
  dataClass: 'public',
  ask: 'choose',
  settings: [
    ...commonSettings,
    {
      path: 'x-component-props.earliest',
      label: { zh: '最早', en: 'Earliest' },
      hint: { zh: '如 09:00', en: 'Such as 09:00' },
      input: 'text',
    },
    {
      path: 'x-component-props.latest',
      label: { zh: '最晚', en: 'Latest' },
      hint: { zh: '如 17:30', en: 'Such as 17:30' },
      input: 'text',
    },
  ],
  normalise: toTime,
  check(value, context) {
    if (typeof value === 'string') {
      return wrong(
        context,
        'not-a-time',
        '时间不对，请按 09:30 的样子填写',
        'Not a time of day; please write it like 09:30',
      );
    }
    const time = textOfTag('time', value);
    if (
      time === undefined ||
      !isTagged(value) ||
      !/^\d\d:\d\d:\d\d$/.test(time) ||
      !parseTagged('time', time)
    ) {
      return wrongType(context);
    }
    const earliest = textProp(context.schema, 'earliest');
    if (earliest !== undefined && time.slice(0, 5) < earliest) {
      return wrong(
        context,
        'too-early',
        `最早 ${earliest}，请选晚一些`,
        `${earliest} is the earliest; please choose later`,
      );
    }
    const latest = textProp(context.schema, 'latest');
    if (latest !== undefined && time.slice(0, 5) > latest) {
      return wrong(
        context,
        'too-late',
        `最晚 ${latest}，请选早一些`,
        `${latest} is the latest; please choose earlier`,
      );
    }
    return [];
  },
  show: (value) => textOfTag('time', value)?.slice(0, 5) ?? (typeof value === 'string' ? value : ''),
});

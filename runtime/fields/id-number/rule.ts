import { dayOf, parseTagged, type Value } from '#runtime/values';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { commonSettings } from '../shared/settings.ts';
import { squeeze, star } from '../shared/text.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return CHECKS[sum % 11] ?? '';
}

function birthdayOf(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

/** First two digits: the province-level regions of GB/T 2260, with Taiwan, Hong Kong and Macao, and 91 for foreigners. */
const REGION = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

function isWhole(value: Value): value is string {
  return (
    typeof value === 'string' &&
    /^\d{17}[\dX]$/.test(value) &&
    REGION.test(value) &&
    parseTagged('date', birthdayOf(value)) !== undefined &&
    value.endsWith(checkCharacter(value))
  );
}

/** A citizen's ID number (GB 11643): 18 characters. It gives birthday and sex to the fields that its settings name. */
export const idNumberRule = defineRule({
  kind: 'id-number',
  name: { zh: '身份证号', en: 'ID number' },
  group: 'person',
  type: 'string',
  dataClass: 'sensitive',
  settings: [
    ...commonSettings,
    {
      path: 'x-component-props.birthday',
      label: { zh: '生日自动填到', en: 'Birthday goes to' },
      hint: { zh: '同一组里一个日期字段的名字', en: 'Name of a date field beside it' },
      input: 'text',
    },
    {
      path: 'x-component-props.sex',
      label: { zh: '性别自动填到', en: 'Sex goes to' },
      hint: {
        zh: '同一组里一个单选字段的名字，选项的值为 male、female',
        en: 'Name of a choice with the values male and female',
      },
      input: 'text',
    },
  ],
  normalise: (value) =>
    typeof value === 'string' && value.length <= 60 ? squeeze(value).replace(/-/g, '').toUpperCase() : value,
  check(value, context) {
    if (typeof value !== 'string') return wrongType(context);
    if (/[^\dX]/.test(value) || /X./.test(value)) {
      return wrong(
        context,
        'id-digits',
        '身份证号由数字组成，只有最后一位可以是 X，请检查',
        'An ID number is made of digits; only the last may be X. Please check it',
      );
    }
    if (value.length !== 18) {
      const off = 18 - value.length;
      return wrong(
        context,
        off > 0 ? 'id-short' : 'id-long',
        `身份证号${off > 0 ? '少' : '多'} ${Math.abs(off)} 位，请输入 18 位`,
        `The ID number has ${value.length} characters; please enter 18`,
      );
    }
    const birthday = birthdayOf(value);
    if (!REGION.test(value) || !parseTagged('date', birthday)) {
      return wrong(
        context,
        'id-birthday',
        '第 7 到 14 位应是出生日期，前两位是地区，请对照证件检查',
        'Characters 7 to 14 are the birthday and the first two a region; please compare with the card',
      );
    }
    if (birthday > dayOf(context.now, context.zone)) {
      return wrong(
        context,
        'id-birthday',
        '出生日期在今天以后，请检查第 7 到 14 位',
        'The birthday is in the future; please check characters 7 to 14',
      );
    }
    if (!value.endsWith(checkCharacter(value))) {
      return wrong(
        context,
        'id-checksum',
        '有一位写错了，请对照证件逐位检查',
        'One character is wrong; please compare it with the card digit by digit',
      );
    }
    return [];
  },
  mask: (value) => (typeof value === 'string' && value !== '' ? star(value, 6, 4) : null),
  derives(value): Readonly<Record<string, Value>> {
    if (!isWhole(value)) return {};
    const birthday = parseTagged('date', birthdayOf(value));
    const sex = Number(value[16]) % 2 === 1 ? 'male' : 'female';
    return birthday ? { birthday, sex } : { sex };
  },
});

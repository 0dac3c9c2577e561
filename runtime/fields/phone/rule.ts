import type { FieldError } from '#runtime/form';
import { defineRule } from '../shared/define.ts';
import { wrong, wrongType } from '../shared/errors.ts';
import { textProp } from '../shared/props.ts';
import { commonSettings } from '../shared/settings.ts';
import { squeeze, star } from '../shared/text.ts';
import type { RuleContext } from '../types.ts';

const MOBILE = /^1[3-9]\d{9}$/;
/** Area code 010, 02x (two digits after 0) or 0xxx, then 7 or 8 digits, with an optional extension. */
const LANDLINE = /^(010|02[0-9]|0[3-9]\d{2})-?([2-9]\d{6,7})(-\d{1,6})?$/;

/** `+86 １３９-００００-０００１` → `13900000001`, `(010)88886666 转 12` → `010-88886666-12`. */
function tidy(text: string): string {
  let digits = squeeze(text)
    .replace(/转|#|ext\.?/gi, '-')
    .replace(/[()（）]/g, '-')
    .replace(/[‐-―−－]/g, '-');
  digits = digits.replace(/^(\+|00)86-?/, '').replace(/^86(?=1[3-9]\d{9}$)/, '');
  const plain = digits.replace(/-/g, '');
  if (/^1\d+$/.test(plain) && !digits.startsWith('0')) return plain;
  const landline = LANDLINE.exec(digits.replace(/^-+/, '').replace(/-{2,}/g, '-'));
  return landline ? `${landline[1]}-${landline[2]}${landline[3] ?? ''}` : digits;
}

function problem(text: string, context: RuleContext): FieldError[] {
  if (/[^\d\-+]/.test(text)) {
    return wrong(
      context,
      'phone-digits',
      '电话号码里只能有数字，请去掉别的字',
      'A phone number has digits only; please remove the rest',
    );
  }
  const digits = text.replace(/\D/g, '');
  if (digits.startsWith('1') && digits.length !== 11) {
    const off = 11 - digits.length;
    return wrong(
      context,
      off > 0 ? 'phone-short' : 'phone-long',
      `手机号${off > 0 ? '少' : '多'}${count(Math.abs(off))}位，请输入 11 位数字`,
      `The mobile number has ${digits.length} digits; please enter 11`,
    );
  }
  return wrong(
    context,
    'phone',
    '号码不对，请输入 11 位手机号，或带区号的座机，如 010-88886666',
    'Not a phone number; please enter an 11-digit mobile number, or a landline with area code such as 010-88886666',
  );
}

function count(n: number): string {
  return ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][n] ?? ` ${n} `;
}

/** A telephone of the mainland: mobile (11 digits) or landline (`010-88886666`, `-12` for an extension). */
export const phoneRule = defineRule({
  kind: 'phone',
  name: { zh: '电话', en: 'Phone' },
  group: 'person',
  type: 'string',
  dataClass: 'personal',
  settings: [
    ...commonSettings,
    {
      path: 'x-component-props.accepts',
      label: { zh: '接受', en: 'Accepts' },
      input: 'choice',
      choices: [
        { value: 'any', label: { zh: '手机或座机', en: 'Mobile or landline' } },
        { value: 'mobile', label: { zh: '只要手机（能收短信）', en: 'Mobile only (gets messages)' } },
      ],
    },
  ],
  normalise: (value) => (typeof value === 'string' ? (value.length > 60 ? value : tidy(value)) : value),
  check(value, context) {
    if (typeof value !== 'string') return wrongType(context);
    if (MOBILE.test(value)) return [];
    if (!LANDLINE.test(value)) return problem(value, context);
    if (textProp(context.schema, 'accepts') !== 'mobile') return [];
    return wrong(
      context,
      'phone-mobile',
      '这里要能收短信，请输入 11 位手机号',
      'Messages are sent to this number; please enter an 11-digit mobile number',
    );
  },
  mask: (value) =>
    typeof value === 'string' && value !== '' ? star(value, 3, value.length > 8 ? 4 : 1) : null,
});

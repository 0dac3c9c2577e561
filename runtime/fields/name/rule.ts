import { checkText } from '../shared/check-text.ts';
import { defineRule } from '../shared/define.ts';
import { wrong } from '../shared/errors.ts';
import { commonSettings } from '../shared/settings.ts';
import { halfWidth, oneLine, star } from '../shared/text.ts';

const HAN = /^[\p{Script=Han}·]+$/u;

/** `迪丽热巴・买买提` → `迪丽热巴·买买提`, `周 涛` → `周涛`, `  John   Smith ` → `John Smith`. */
function tidy(text: string): string {
  const line = oneLine(halfWidth(text))
    .replace(/[・•‧．∙]/g, '·')
    .replace(/ {2,}/g, ' ');
  const joined = line.replaceAll(' ', '');
  return HAN.test(joined) ? joined : line;
}

/** A person's name: Chinese with the middle dot of minority names, or in other scripts. */
export const nameRule = defineRule({
  kind: 'name',
  name: { zh: '姓名', en: 'Name' },
  group: 'person',
  type: 'string',
  dataClass: 'personal',
  settings: commonSettings,
  normalise: (value) => (typeof value === 'string' ? tidy(value) : value),
  check(value, context) {
    const errors = checkText(value, context, 40);
    if (errors.length > 0 || typeof value !== 'string') return errors;
    if (/[\d<>@#%&*_=+/\\|{}[\]"“”!！?？,，;；:：]/.test(value)) {
      return wrong(
        context,
        'name-characters',
        '姓名里有数字或符号，请填证件上的姓名',
        'The name has digits or signs; please write it as on the ID',
      );
    }
    return [];
  },
  mask: (value) => (typeof value === 'string' && value !== '' ? star(value, 1, 0) : null),
});

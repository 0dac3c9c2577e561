import { expect, it } from 'vitest';
import { explainFeel } from './explain.ts';

const names = new Map([
  ['urgent', '是否紧急'],
  ['settings.dispatchHours', '派单时限'],
  ['settings.dispatchHoursEmergency', '紧急派单时限'],
  ['team', '名单里的这一位'],
  ['ruling', '裁定'],
  ['ruling=reassign', '改派'],
]);

it.each([
  [
    '=if urgent = "是" then settings.dispatchHoursEmergency else settings.dispatchHours',
    '如果 「是否紧急」 是 “是”，就 「紧急派单时限」，否则 「派单时限」',
  ],
  ['=team.role', '「名单里的这一位」.role'],
  [
    '=if ruling = "reassign" then newRole else team.role',
    '如果 「裁定」 是 “改派”，就 newRole，否则 「名单里的这一位」.role',
  ],
  [
    '=max(0, settings.dispatchHours - (today() - whistledOn).days)',
    'max(0, 「派单时限」 减 (今天 减 whistledOn).days)',
  ],
  ['=redoCount >= 2 and urgent != null', 'redoCount 不小于 2 并且 「是否紧急」 不是 空'],
  // Words within a text stay a text.
  ['="if urgent then"', '“if urgent then”'],
  // In a context the name before the colon is given, not read.
  ['={ruling: ruling}', '{ ruling : 「裁定」 }'],
  ['', ''],
])('says %s in words', (feel, words) => {
  expect(explainFeel(feel, names, 'zh')).toBe(words);
});

it('says it in English too', () => {
  expect(explainFeel('=if urgent = "是" then 1 else 2', names, 'en')).toBe(
    'if ‹是否紧急› is “是”, then 1, else 2',
  );
});

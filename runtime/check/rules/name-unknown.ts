import { APPLICANT_PARTS, CASE_PARTS, givenNames, type Place, placesOf } from '../names.ts';
import type { Rule } from '../types.ts';
import { finding, text } from '../words.ts';

export const nameUnknown: Rule = {
  name: 'name-unknown',
  asks: text('条件和公式用到的字段是否存在', 'Does everything that conditions and formulas read exist?'),
  check(subject) {
    const { names, open } = givenNames(subject);
    return placesOf(subject).flatMap((place) =>
      missing(place, names).map((name) => report(this.name, place, name, open)),
    );
  },
};

function missing(place: Place, names: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const path of place.reads) {
    const [head = '', part] = path;
    if (!names.has(head) && !place.local.includes(head)) found.add(head);
    const parts = head === 'applicant' ? APPLICANT_PARTS : head === 'case' ? CASE_PARTS : undefined;
    if (part !== undefined && parts && !parts.includes(part)) found.add(`${head}.${part}`);
  }
  return [...found];
}

function report(rule: string, place: Place, name: string, open: boolean) {
  const message = place.condition
    ? text(
        `条件用到了“${name}”，但没有表单、映射或决策表提供它。`,
        `The condition reads “${name}”, which no form, mapping or decision gives.`,
      )
    : text(
        `公式用到了“${name}”，但没有表单、映射或决策表提供它。`,
        `A formula reads “${name}”, which no form, mapping or decision gives.`,
      );
  return finding(
    rule,
    place.element,
    message,
    text('改成已有的字段，或在表单中加上这个字段。', 'Use a field that exists, or add it to a form.'),
    // Work outside or a message may bring values that nobody declared.
    open ? { severity: 'warning' } : {},
  );
}

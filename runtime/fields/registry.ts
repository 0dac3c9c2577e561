import { addressRule } from './address/rule.ts';
import { consentRule } from './consent/rule.ts';
import { dateRule } from './date/rule.ts';
import { fileRule } from './file/rule.ts';
import { groupRule } from './group/rule.ts';
import { idNumberRule } from './id-number/rule.ts';
import { longTextRule } from './long-text/rule.ts';
import { moneyRule } from './money/rule.ts';
import { multipleChoiceRule } from './multiple-choice/rule.ts';
import { nameRule } from './name/rule.ts';
import { numberRule } from './number/rule.ts';
import { pageRule } from './page/rule.ts';
import { phoneRule } from './phone/rule.ts';
import { photoRule } from './photo/rule.ts';
import { ratingRule } from './rating/rule.ts';
import { rowsRule } from './rows/rule.ts';
import { singleChoiceRule } from './single-choice/rule.ts';
import { staticTextRule } from './static-text/rule.ts';
import { textRule } from './text/rule.ts';
import { timeRule } from './time/rule.ts';
import type { FieldRule } from './types.ts';

/** Every kind of field, in the order of the palette. A new kind is one folder and one line here. */
export const fieldRules: readonly FieldRule[] = [
  textRule,
  longTextRule,
  numberRule,
  moneyRule,
  dateRule,
  timeRule,
  singleChoiceRule,
  multipleChoiceRule,
  nameRule,
  phoneRule,
  idNumberRule,
  addressRule,
  photoRule,
  fileRule,
  consentRule,
  ratingRule,
  rowsRule,
  groupRule,
  pageRule,
  staticTextRule,
];

const byKind = new Map(fieldRules.map((rule) => [rule.kind, rule]));

/** The rule of a kind (`x-component`), or nothing for an unknown one. */
export function fieldRule(kind: string | undefined): FieldRule | undefined {
  return kind === undefined ? undefined : byKind.get(kind);
}

import { deadlineAmount } from './rules/deadline-amount.ts';
import { decisionMissing } from './rules/decision-missing.ts';
import { formMissing } from './rules/form-missing.ts';
import { handlerUnknown } from './rules/handler-unknown.ts';
import { nameUnknown } from './rules/name-unknown.ts';
import { noEndEvent } from './rules/no-end-event.ts';
import { noStartEvent } from './rules/no-start-event.ts';
import { noWayToEnd } from './rules/no-way-to-end.ts';
import { nobodyToHandle } from './rules/nobody-to-handle.ts';
import { requiredNotEditable } from './rules/required-not-editable.ts';
import { rightUnknownField } from './rules/right-unknown-field.ts';
import { roleUnbound } from './rules/role-unbound.ts';
import { sendBackNotEarlier } from './rules/send-back-not-earlier.ts';
import { servicePageIncomplete } from './rules/service-page-incomplete.ts';
import { settingUnknown } from './rules/setting-unknown.ts';
import { unreachableElement } from './rules/unreachable-element.ts';
import type { Rule } from './types.ts';

/** All rules over a design, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [
  servicePageIncomplete,
  noStartEvent,
  noEndEvent,
  unreachableElement,
  noWayToEnd,
  nobodyToHandle,
  handlerUnknown,
  roleUnbound,
  formMissing,
  nameUnknown,
  requiredNotEditable,
  rightUnknownField,
  decisionMissing,
  sendBackNotEarlier,
  deadlineAmount,
  settingUnknown,
];

/** Of these, the rules that look at the drawing alone. */
export const drawingRules: readonly Rule[] = [
  noStartEvent,
  noEndEvent,
  unreachableElement,
  noWayToEnd,
  nobodyToHandle,
  sendBackNotEarlier,
  deadlineAmount,
];

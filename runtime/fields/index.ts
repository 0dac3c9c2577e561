/** Every kind of field: its rule here, its view in `#runtime/fields/views`. */
export { type AddressValue, addressOf } from './address/rule.ts';
export { dayBound } from './date/rule.ts';
export { FILE_TYPES } from './file/rule.ts';
export { PHOTO_TYPES } from './photo/rule.ts';
export { RATING_LEVELS } from './rating/rule.ts';
export { fieldRule, fieldRules } from './registry.ts';
export { ROWS_CAP } from './rows/rule.ts';
export { textOfTag } from './shared/days.ts';
export { isNothing } from './shared/define.ts';
export { hintOf, titleOf } from './shared/errors.ts';
export { type FileValue, filesOf } from './shared/files.ts';
export { isOption, optionLabel } from './shared/options.ts';
export { patternProblem } from './shared/pattern.ts';
export { numberProp, prop, textProp } from './shared/props.ts';
export type * from './types.ts';
export type * from './view-types.ts';

/** Values that a case may hold, their one encoding, and what may come in from outside. */

export { type BoundsOfValues, type CheckedValue, checkValue, DEFAULT_BOUNDS } from './check.ts';
export { canonicalJson, decodeVariables, encodeVariables } from './encode.ts';
export { equalValues } from './equal.ts';
export { isList, isRecord, isTagged, type RecordValue } from './guards.ts';
export {
  dateTimeValue,
  dateValue,
  daysDurationValue,
  decimalValue,
  isLegalTagged,
  monthsDurationValue,
  parseTagged,
  timeValue,
} from './make.ts';
export type { Tag, Tagged, Value, Variables } from './types.ts';
export { dayOf, instantOf, type WallClock, wallClock } from './zone.ts';

import { FeelFunction } from '../func.ts';
import { isNum } from '../number.ts';
import { FeelRange } from '../range.ts';
import { isContext } from '../special.ts';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '../temporal.ts';

/** One way to call a library function. */
export interface Form {
  readonly params: readonly Parameter[];
  /** Fewest arguments. */
  readonly least: number;
  /** The last parameter takes all further arguments, or one list of them. */
  readonly rest: boolean;
  /** Undefined: it cannot be computed from these. */
  readonly call: (...args: never[]) => unknown;
}

export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  /** Members must be of this kind too. */
  readonly accepts: (value: unknown) => boolean;
  readonly list: boolean;
}

export type Library = Readonly<Record<string, readonly Form[]>>;

const isTime = (value: unknown): boolean => value instanceof FeelTime;
const isDate = (value: unknown): boolean => value instanceof FeelDate;
const isMoment = (value: unknown): boolean => value instanceof FeelDateTime;
const isDays = (value: unknown): boolean => value instanceof DaysDuration;
const isMonths = (value: unknown): boolean => value instanceof MonthsDuration;

const ACCEPTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  number: isNum,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  context: isContext,
  range: (value) => value instanceof FeelRange,
  function: (value) => value instanceof FeelFunction,
  date: isDate,
  time: isTime,
  'date and time': isMoment,
  day: (value) => isDate(value) || isMoment(value),
  clock: (value) => isTime(value) || isMoment(value),
  days: isDays,
  months: isMonths,
  duration: (value) => isDays(value) || isMonths(value),
};

/**
 * A way to call: `form('string: string, length?: number', …)`. A question mark after the name: may be left out; after
 * the kind: may be null. Three dots: all further arguments, or one list of them, come as one list.
 */
export function form(signature: string, call: (...args: never[]) => unknown): Form {
  const texts = signature === '' ? [] : signature.split(', ');
  const params = texts.map(parameter);
  const rest = texts.at(-1)?.startsWith('...') ?? false;
  return { params, least: params.filter((each) => !each.optional).length, rest, call };
}

function parameter(text: string): Parameter {
  const [head = '', kind = 'any'] = text.replace('...', '').split(': ');
  const base = ACCEPTS[kind.replace('?', '')];
  if (!base) throw new Error(`Expected a known kind, but got ${kind}.`);
  const optional = head.endsWith('?');
  const accepts =
    kind.endsWith('?') || optional ? (value: unknown) => (value ?? null) === null || base(value) : base;
  return { name: head.replace('?', ''), optional, accepts, list: kind.startsWith('list') };
}

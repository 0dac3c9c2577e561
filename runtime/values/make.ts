import type { Tag, Tagged } from './types.ts';

const SHAPES: Readonly<Record<Tag, RegExp>> = {
  decimal: /^-?(?:0|[1-9]\d{0,33})(?:\.\d{1,34})?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z0-9_+\-/]{1,64})?$/,
  'date-time':
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z0-9_+\-/]{1,64})?$/,
  'days-duration':
    /^-?P(?=\d|T\d)(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,12}(?:\.\d{1,9})?S)?)?$/,
  'months-duration': /^-?P(?=\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?$/,
};

/** Is the text of this tagged value a real date, time, … (30 February is not)? */
export function isLegalTagged(tag: string, text: unknown): boolean {
  if (!Object.hasOwn(SHAPES, tag) || typeof text !== 'string') return false;
  if (!SHAPES[tag as Tag].test(text)) return false;
  if (tag === 'date') return isRealDay(text);
  if (tag === 'time') return isRealTime(text);
  if (tag === 'date-time') return isRealDay(text.slice(0, 10)) && isRealTime(text.slice(11));
  return true;
}

/** Makes a tagged value of a text, or nothing where the text is none. */
export function parseTagged(tag: Tag, text: string): Tagged | undefined {
  return isLegalTagged(tag, text) ? { '@': tag, v: text } : undefined;
}

/** A day, `2026-11-22`. */
export const dateValue = (text: string): Tagged => made('date', text);
/** A time of day, `09:30:00`, with or without a zone. */
export const timeValue = (text: string): Tagged => made('time', text);
/** A day and time, `2026-11-22T09:30:00+08:00` or `…@Asia/Shanghai`. */
export const dateTimeValue = (text: string): Tagged => made('date-time', text);
/** Days and time, `P2DT3H`. */
export const daysDurationValue = (text: string): Tagged => made('days-duration', text);
/** Years and months, `P1Y6M`. */
export const monthsDurationValue = (text: string): Tagged => made('months-duration', text);
/** An exact decimal, `12.50`; up to 34 digits on either side of the point. */
export const decimalValue = (text: string): Tagged => made('decimal', text);

function made(tag: Tag, text: string): Tagged {
  const value = parseTagged(tag, text);
  if (!value) throw new Error(`Expected the ISO text of a ${tag}, but got ${JSON.stringify(text)}.`);
  return value;
}

function isRealDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= last;
}

function isRealTime(text: string): boolean {
  return Number(text.slice(0, 2)) < 24 && Number(text.slice(3, 5)) < 60 && Number(text.slice(6, 8)) < 60;
}

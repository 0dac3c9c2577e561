import { date, dateAndTime, FeelDate, FeelDateTime, isFunction } from 'feelin';
import { equalValues, type Value, wallClock } from '#runtime/values';
import { bounded, charge, type HostFunction, run } from './budget.ts';
import { fromLibrary, toLibrary } from './convert.ts';
import { randomAt, uuidAt } from './random.ts';
import { guardedRegex } from './regex.ts';

/** What Camunda's FEEL has beyond the standard, and the two that ask for the time. `$args` are the argument names. */
export const EXTRAS: Readonly<Record<string, HostFunction>> = {
  now: named([], nowHere),
  today: named([], () => date(dayText(nowClock()))),
  'is defined': named(['value'], (value: unknown) => value !== null && value !== undefined),
  'get or else': named(['value', 'default'], (value: unknown, other: unknown) => value ?? other ?? null),
  assert: named(['value', 'condition', 'cause'], (value: unknown, condition: unknown, cause: unknown) => {
    if (condition === true) return value ?? null;
    run.warnings.push({
      code: 'ASSERTION',
      message: typeof cause === 'string' ? cause : 'The condition is not true.',
    });
    return null;
  }),
  trim: named(['string'], (text: unknown) => (typeof text === 'string' ? text.trim() : null)),
  'is blank': named(['string'], (text: unknown) => (typeof text === 'string' ? text.trim() === '' : null)),
  'is empty': named(['list'], (list: unknown) => {
    if (list === null || list === undefined) return true;
    if (typeof list === 'string') return list === '';
    return Array.isArray(list) ? list.length === 0 : null;
  }),
  uuid: named([], () => uuidAt(draw())),
  'random number': named([], () => randomAt(draw())),
  'to json': named(['value'], (value: unknown) => JSON.stringify(plain(value))),
  'from json': named(['value'], fromJson),
  extract: named(['string', 'pattern'], extract),
  partition: named(['list', 'size'], partition),
  'duplicate values': named(['list'], (list: unknown) => duplicates(list)),
  'last day of month': named(['date'], lastDayOfMonth),
  'to base64': named(['value'], (text: unknown) => (typeof text === 'string' ? btoa(binary(text)) : null)),
  'from base64': named(['value'], (text: unknown) => {
    try {
      return typeof text === 'string' ? textOf(atob(text)) : null;
    } catch {
      return null;
    }
  }),
};

function named(names: readonly string[], fn: HostFunction): HostFunction {
  return Object.assign(fn, { $args: names });
}

const two = (n: number) => String(n).padStart(2, '0');
const nowClock = () => wallClock(run.now, run.zone);
const dayText = (clock: { year: number; month: number; day: number }) =>
  `${String(clock.year).padStart(4, '0')}-${two(clock.month)}-${two(clock.day)}`;

function nowHere(): unknown {
  const clock = nowClock();
  const fraction = clock.millisecond === 0 ? '' : `.${String(clock.millisecond).padStart(3, '0')}`;
  return dateAndTime(
    `${dayText(clock)}T${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}${fraction}@${run.zone}`,
  );
}

function draw(): string {
  run.draws += 1;
  return `${run.seed}#${run.draws}`;
}

/** JSON as Camunda writes it: dates and durations as their text, functions by their head. */
function plain(value: unknown): unknown {
  if (isFunction(value)) return `function(${value.parameterNames.join(', ')})`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  }
  return value;
}

function fromJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  charge(text.length / 64);
  try {
    return bounded(toLibrary(fromLibrary(JSON.parse(text), () => undefined)));
  } catch {
    run.warnings.push({ code: 'INVALID_ARGUMENTS', message: 'The text is no JSON.' });
    return null;
  }
}

function extract(text: unknown, pattern: unknown): unknown {
  if (typeof text !== 'string' || typeof pattern !== 'string' || guardedRegex(text, pattern)) return null;
  try {
    return Array.from(text.matchAll(new RegExp(pattern, 'gu')), (match) => match[0]);
  } catch {
    run.warnings.push({ code: 'INVALID_ARGUMENTS', message: 'The pattern is no regular expression.' });
    return null;
  }
}

function partition(list: unknown, size: unknown): unknown {
  if (!Array.isArray(list) || typeof size !== 'number' || !(size >= 1)) return null;
  charge(list.length);
  const step = Math.floor(size);
  const parts: unknown[] = [];
  for (let i = 0; i < list.length; i += step) parts.push(list.slice(i, i + step));
  return parts;
}

function duplicates(list: unknown): unknown {
  if (!Array.isArray(list)) return null;
  charge(list.length * list.length);
  const values: Value[] = list.map((item) => fromLibrary(item, () => undefined));
  const found: number[] = [];
  values.forEach((value, i) => {
    const first = values.findIndex((other) => equalValues(other, value));
    if (first !== i && !found.includes(first)) found.push(first);
  });
  return found.sort((a, b) => a - b).map((i) => list[i]);
}

function lastDayOfMonth(day: unknown): unknown {
  if (!(day instanceof FeelDate || day instanceof FeelDateTime)) return null;
  const last = new Date(Date.UTC(day.year, day.month, 0)).getUTCDate();
  return date(dayText({ year: day.year, month: day.month, day: last }));
}

const binary = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));
const textOf = (bytes: string) =>
  new TextDecoder().decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)));

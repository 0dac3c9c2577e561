import { evaluate } from 'feelin';
import { bounded, charge, type HostFunction, run } from './budget.ts';
import { EXTRAS } from './extras.ts';
import { LOOPS } from './loops.ts';
import { guardedRegex } from './regex.ts';

/**
 * Functions of the standard whose price grows with what they are given, by how it grows. They are shadowed by ones
 * that pay first. The others cost the same whatever comes.
 */
const PRICES: Readonly<Record<string, 'line' | 'square'>> = {
  substring: 'line',
  'string length': 'line',
  'upper case': 'line',
  'lower case': 'line',
  'substring before': 'line',
  'substring after': 'line',
  contains: 'line',
  'starts with': 'line',
  'ends with': 'line',
  'string join': 'line',
  'list contains': 'line',
  'list replace': 'line',
  count: 'line',
  min: 'line',
  max: 'line',
  sum: 'line',
  mean: 'line',
  all: 'line',
  any: 'line',
  sublist: 'line',
  append: 'line',
  concatenate: 'line',
  'insert before': 'line',
  remove: 'line',
  reverse: 'line',
  'index of': 'line',
  union: 'square',
  'distinct values': 'square',
  flatten: 'line',
  product: 'line',
  median: 'line',
  stddev: 'line',
  mode: 'square',
  sort: 'line',
  string: 'line',
  'get entries': 'line',
  'get value': 'line',
  context: 'line',
  'context put': 'line',
  'context merge': 'line',
};

/** Older names of Camunda's. */
const ALIASES: Readonly<Record<string, string>> = { put: 'context put', 'put all': 'context merge' };

const PATTERNS = ['matches', 'replace', 'split'];

const made = new Map<string, HostFunction>();

/** The function an expression gets under that name instead of the library's own, if there is one. */
export function hostFunction(name: string): HostFunction | undefined {
  const known = made.get(name);
  if (known) return known;
  const fresh = LOOPS[name] ?? EXTRAS[name] ?? guarded(name);
  if (fresh) made.set(name, fresh);
  return fresh;
}

/** Names the grammar can only tell apart when it is told them. */
export const HOST_NAMES: readonly string[] = [
  ...Object.keys(LOOPS),
  ...Object.keys(EXTRAS),
  ...Object.keys(ALIASES),
];

/** Is there a function of that name in the standard? */
export function isStandardFunction(name: string): boolean {
  return typeof standard(name) === 'function';
}

function standard(name: string): unknown {
  const known = standards.get(name);
  if (known !== undefined) return known;
  let found: unknown = null;
  try {
    found = evaluate(name, {}).value;
  } catch {
    // Not even a name: so no function of the standard.
  }
  standards.set(name, found);
  return found;
}
const standards = new Map<string, unknown>();

function guarded(name: string): HostFunction | undefined {
  const price = Object.hasOwn(PRICES, name) ? PRICES[name] : undefined;
  const pattern = PATTERNS.includes(name);
  const original = standard(ALIASES[name] ?? name) as HostFunction | null;
  if (typeof original !== 'function') return undefined;
  const call = original as unknown as (...args: unknown[]) => unknown;
  const paid: HostFunction = (...args: unknown[]) => {
    if (pattern) {
      const refused = guardedRegex(args[0], args[1]);
      if (refused) return null;
    }
    if (!price && !pattern) return told(name, args, call(...args));
    charge(priceOf(args, price ?? 'line'));
    return told(name, args, bounded(call(...args)));
  };
  if (original.$args) paid.$args = original.$args;
  return paid;
}

/** These may answer null without anything being wrong. */
const MAY_BE_NULL = new Set([
  'min',
  'max',
  'mean',
  'median',
  'get value',
  'not',
  'all',
  'any',
  'sum',
  'product',
  'stddev',
  'mode',
]);

/** The library answers null in silence where arguments do not fit; the reason belongs beside the null. */
function told(name: string, args: readonly unknown[], value: unknown): unknown {
  if (value === null && !MAY_BE_NULL.has(name)) {
    const message = args.some((arg) => arg === null || arg === undefined)
      ? `${name} was given null.`
      : `${name} cannot be computed from what it was given.`;
    run.warnings.push({ code: 'INVALID_ARGUMENTS', message });
  }
  return value;
}

function priceOf(args: readonly unknown[], price: 'line' | 'square'): number {
  let length = 0;
  for (const arg of args) {
    if (typeof arg === 'string') length += arg.length / 64;
    else if (Array.isArray(arg)) length += arg.length / 4;
  }
  return price === 'line' ? length : length * length;
}

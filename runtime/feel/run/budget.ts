import type { Instant } from '#runtime/model';
import { isContext } from './special.ts';

/** Steps of one evaluation: rounds of loops, calls of own functions, members and pieces of text gone through. */
export const MAX_STEPS = 100_000;
/** Characters of one text an expression may build. */
export const MAX_TEXT = 1_000_000;
/** Members, at all depths, of one list or record an expression may build. */
export const MAX_SIZE = 100_000;
/** Own functions inside each other. */
export const MAX_DEPTH = 1_000;
/** Warnings kept of one evaluation; a loop would make thousands of the same. */
const MAX_WARNINGS = 20;

/** Ends an evaluation that costs too much; becomes null with the warning TOO_COSTLY. */
export class TooCostly extends Error {}

/** What the running evaluation knows of the world. Evaluation is synchronous, so one place serves all. */
export interface Run {
  /** Evaluations inside each other: a function of a decision model evaluates its body inside its caller's. */
  depth: number;
  /** Own functions inside each other. */
  calls: number;
  steps: number;
  now: Instant;
  zone: string;
  seed: string;
  /** Counts what was drawn, so that two draws of one evaluation differ. */
  draws: number;
  warnings: { code: string; message: string }[];
}

export const run: Run = {
  depth: 0,
  calls: 0,
  steps: MAX_STEPS,
  now: 0,
  zone: 'UTC',
  seed: '',
  draws: 0,
  warnings: [],
};

/** Notes why something is null; names and kinds only, never a case's values. */
export function warn(code: string, message: string): null {
  if (run.warnings.length < MAX_WARNINGS) run.warnings.push({ code, message });
  return null;
}

export function charge(steps: number): void {
  run.steps -= steps;
  if (run.steps < 0) throw new TooCostly(`The expression needs more than ${MAX_STEPS} steps.`);
}

/** Looking at so few members costs less than remembering how many there are. */
const FEW = 32;
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

const sizes = new WeakMap<object, number>();

/** Members at all depths, remembered by list, so that a list of the same list twice counts twice but is walked once. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const parts = Array.isArray(value) ? value : isContext(value) ? Object.values(value) : [];
  if (parts.length < FEW && parts.every(isScalar)) return parts.length + 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 1;
  for (const part of parts) size += sizeOf(part);
  sizes.set(value, size);
  return size;
}

/** Passes what is small enough. */
export function bounded<T>(value: T): T {
  if (typeof value === 'string') {
    if (value.length > MAX_TEXT) throw new TooCostly(`The text has more than ${MAX_TEXT} characters.`);
  } else if (sizeOf(value) > MAX_SIZE) {
    throw new TooCostly(`The list or record has more than ${MAX_SIZE} members.`);
  }
  return value;
}

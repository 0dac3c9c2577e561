/** `$set`, `$unset`, `$inc`, `$push` on a plain object, as MongoDB does them; and the check of what may be asked. */
import { quote, splitPath } from './paths.ts';
import { type Json, StoreError, type Update } from './port.ts';

type Record_ = Record<string, unknown>;
type Change = readonly [
  operator: '$set' | '$unset' | '$inc' | '$push',
  path: readonly string[],
  value: Json | true,
];

const operators = ['$set', '$unset', '$inc', '$push'] as const;
const ownOfStore = new Set(['_id', 'space', 'version']);

/**
 * Refuses an update that MongoDB would refuse too: unknown operators, two changes of one place, bad numbers.
 * @throws StoreError `bad-filter`
 */
export function checkUpdate(update: Update): readonly Change[] {
  const changes: Change[] = [];
  for (const [operator, part] of Object.entries(update)) {
    const known = operators.find((name) => name === operator);
    if (known === undefined) refuse(`Expected $set, $unset, $inc or $push, but got ${quote(operator)}.`);
    for (const [path, value] of Object.entries(part ?? {})) {
      changes.push([known, splitPath(path), checkValue(known, path, value)]);
    }
  }
  checkPlaces(changes);
  return changes;
}

function checkValue(operator: Change[0], path: string, value: unknown): Json | true {
  if (ownOfStore.has(path)) refuse(`${path} is set by the store itself.`);
  if (value === undefined) refuse(`Expected a value for ${quote(path)}, but got undefined.`);
  if (operator === '$inc' && (typeof value !== 'number' || !Number.isFinite(value))) {
    refuse(`Expected a number to add to ${quote(path)}.`);
  }
  return value as Json;
}

function checkPlaces(changes: readonly Change[]): void {
  const places = changes.map(([, path]) => `${path.join('.')}.`).sort();
  places.forEach((place, index) => {
    if (places[index + 1]?.startsWith(place)) refuse(`Two changes touch ${quote(place.slice(0, -1))}.`);
  });
}

/**
 * Changes `body` in place. Missing objects on the way are made; a value that is no object is never overwritten.
 * @throws StoreError `bad-document` when the stored document does not fit (adding to a text, pushing to a number).
 */
export function applyUpdate(body: Record_, changes: readonly Change[]): void {
  for (const [operator, path, value] of changes) {
    const parent = parentOf(body, path, operator !== '$unset');
    const name = path[path.length - 1] ?? '';
    if (parent === undefined) continue;
    const old = Object.hasOwn(parent, name) ? parent[name] : undefined;
    if (operator === '$set') parent[name] = value;
    else if (operator === '$unset') delete parent[name];
    else if (operator === '$inc') parent[name] = add(old, value, path);
    else parent[name] = push(old, value, path);
  }
}

function parentOf(body: Record_, path: readonly string[], make: boolean): Record_ | undefined {
  let at = body;
  for (const name of path.slice(0, -1)) {
    const next = Object.hasOwn(at, name) ? at[name] : undefined;
    if (isRecord(next)) at = next;
    else if (!make) return undefined;
    else if (next === undefined) {
      const made: Record_ = {};
      at[name] = made;
      at = made;
    } else return misfit(path, 'an object on the way');
  }
  return at;
}

function add(old: unknown, value: unknown, path: readonly string[]): number {
  if (old === undefined) return Number(value);
  return typeof old === 'number' ? old + Number(value) : misfit(path, 'a number');
}

function push(old: unknown, value: unknown, path: readonly string[]): unknown[] {
  if (old === undefined) return [value];
  return Array.isArray(old) ? [...old, value] : misfit(path, 'an array');
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function misfit(path: readonly string[], expected: string): never {
  throw new StoreError(
    'bad-document',
    `Expected ${expected} at ${quote(path.join('.'))}, but found another kind.`,
  );
}

function refuse(message: string): never {
  throw new StoreError('bad-filter', message);
}

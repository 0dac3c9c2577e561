/** Keys that would reach into JavaScript's own objects. */
const PROTOTYPE = new Set(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);

/** Names with a meaning of their own in expressions or cases. */
const TAKEN = new Set(
  'row index and or not if then else for in return some every satisfies between instance of function true false null case applicant settings'.split(
    ' ',
  ),
);

/** Why a field may not be called so; `undefined` when it may. */
export function nameProblem(name: string): 'shape' | 'taken' | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]{0,63}$/u.test(name)) return 'shape';
  return PROTOTYPE.has(name) || TAKEN.has(name) ? 'taken' : undefined;
}

import type { Ast } from '../parse/ast.ts';
import { charge } from './budget.ts';
import { compare, equal, includes, uncomparable } from './compare.ts';
import { FeelRange } from './range.ts';
import { type Around, type Code, compile, type Frame, type Scope } from './scope.ts';
import { asksInput } from './walk.ts';

/** Does the value pass? Null where that cannot be said. */
type Test = (frame: Frame, input: unknown) => boolean | null;

/** `x in (1, > 5, [2..3], list)`. `?` within means x. */
export function compileIn(ast: Ast & { k: 'in' }, around: Around): Code {
  const value = compile(ast.a, around);
  const { test, slot } = anyOf(ast.tests, around);
  return (frame) => {
    const input = value(frame);
    frame[slot] = input;
    const verdict = test(frame, input);
    return verdict;
  };
}

/** A cell of a decision table over `?`. */
export function compileCell(ast: Ast & { k: 'cell' }, around: Around): Code {
  const slot = around.places.freeSlot('?');
  const tests = ast.tests.map((test) => testOf(test, around));
  const some = either(tests);
  return (frame) => {
    const verdict = some(frame, frame[slot] ?? null);
    return ast.not && verdict !== null ? !verdict : verdict;
  };
}

function anyOf(tests: readonly Ast[], around: Around): { test: Test; slot: number } {
  const slot = around.places.next();
  const scope: Scope = { name: '?', slot, up: around.scope };
  return { test: either(tests.map((test) => testOf(test, { places: around.places, scope }))), slot };
}

function either(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (frame, input) => {
    let open = false;
    for (const test of tests) {
      const verdict = test(frame, input);
      if (verdict === true) return true;
      if (verdict === null) open = true;
    }
    return open ? null : false;
  };
}

function testOf(ast: Ast, around: Around): Test {
  if (ast.k === 'unary' && !asksInput(ast)) return comparing(ast, around);
  const code = compile(ast, around);
  if (asksInput(ast))
    return (frame) => {
      const verdict = code(frame);
      return typeof verdict === 'boolean'
        ? verdict
        : verdict instanceof FeelRange || Array.isArray(verdict)
          ? passes(around, frame, verdict)
          : null;
    };
  return (frame, input) => against(input, code(frame));
}

function passes(around: Around, frame: Frame, value: unknown): boolean | null {
  const { slot } = around.places.find('?', around.scope);
  return against(frame[slot] ?? null, value);
}

function comparing(ast: Ast & { k: 'unary' }, around: Around): Test {
  const { op } = ast;
  const bound = compile(ast.a, around);
  return (frame, input) => {
    const limit = bound(frame);
    if (op === '=' || op === '!=') {
      const same = equal(input, limit);
      return same === null ? uncomparable(op, input, limit) : same === (op === '=');
    }
    const sign = compare(input, limit);
    if (sign === null) return uncomparable(op, input, limit);
    if (op === '<') return sign < 0;
    if (op === '<=') return sign <= 0;
    return op === '>' ? sign > 0 : sign >= 0;
  };
}

/** A value against what a test gave: a range it is in, a list it is one of, a verdict, or the value itself. */
function against(input: unknown, given: unknown): boolean | null {
  if (given instanceof FeelRange) {
    if (input instanceof FeelRange) return equal(input, given);
    return includes(given, input) ?? uncomparable('in', input, given);
  }
  if (typeof given === 'boolean' && typeof input !== 'boolean') return given;
  if (!Array.isArray(given)) return equal(input, given) ?? uncomparable('in', input, given);
  charge(given.length / 4);
  if (Array.isArray(input) && equal(input, given) === true) return true;
  return given.some((item) =>
    item instanceof FeelRange && !(input instanceof FeelRange)
      ? includes(item, input) === true
      : equal(input, item) === true,
  );
}

import type { Ast } from '../parse/ast.ts';
import { minus, negated, over, plus, raised, times } from './arithmetic.ts';
import { warn } from './budget.ts';
import { compare, equal, not, uncomparable } from './compare.ts';
import { compileCall } from './compile-call.ts';
import { compileCell, compileIn } from './compile-in.ts';
import { compileFilter, compileLoop, compileQuantified } from './compile-list.ts';
import { compileContext, compileFunction, compilePath, compileVariable } from './compile-name.ts';
import { parseNumber } from './number.ts';
import { parseTemporal } from './parse-temporal.ts';
import { FeelRange, rangeOf } from './range.ts';
import { type Around, type Code, constant } from './scope.ts';
import { kindName } from './special.ts';
import { isInstance, isKnownType } from './types.ts';

const OPERATIONS = { '+': plus, '-': minus, '*': times, '/': over, '**': raised };

/** Turns a tree into a closure over its frame. */
export function compile(ast: Ast, around: Around): Code {
  switch (ast.k) {
    case 'null':
      return constant(null);
    case 'boolean':
    case 'string':
      return constant(ast.v);
    case 'number':
      return constant(parseNumber(ast.v));
    case 'at': {
      const value = parseTemporal(ast.v);
      return value
        ? constant(value)
        : () => warn('INVALID_ARGUMENTS', 'The text after @ is no date, time or duration.');
    }
    case 'name':
      return compileVariable(ast.name, around);
    case 'input':
      return compileVariable('?', around);
    case 'path':
      return compilePath(ast, around);
    case 'call':
      return compileCall(ast, around);
    case 'arith': {
      const operation = OPERATIONS[ast.op];
      const [a, b] = [compile(ast.a, around), compile(ast.b, around)];
      return (frame) => operation(a(frame), b(frame));
    }
    case 'negate': {
      const a = compile(ast.a, around);
      return (frame) => negated(a(frame));
    }
    case 'compare':
      return compileComparison(ast, around);
    case 'between':
      return compileBetween(ast, around);
    case 'in':
      return compileIn(ast, around);
    case 'and':
    case 'or':
      return compileLogic(ast, around);
    case 'if': {
      const [test, then, other] = [ast.test, ast.yes, ast.no].map((part) => compile(part, around)) as [
        Code,
        Code,
        Code,
      ];
      return (frame) => (test(frame) === true ? then(frame) : other(frame));
    }
    case 'list': {
      const items = ast.items.map((item) => compile(item, around));
      return (frame) => items.map((item) => item(frame));
    }
    case 'context':
      return compileContext(ast, around);
    case 'range':
      return compileRange(ast, around);
    case 'unary': {
      const bound = compile(ast.a, around);
      return (frame) => rangeOf(ast.op, bound(frame));
    }
    case 'for':
      return compileLoop(ast, around);
    case 'some':
    case 'every':
      return compileQuantified(ast, around);
    case 'filter':
      return compileFilter(ast, around);
    case 'function':
      return compileFunction(ast, around);
    case 'instance':
      return compileInstance(ast, around);
    case 'cell':
      return compileCell(ast, around);
  }
}

function compileComparison(ast: Ast & { k: 'compare' }, around: Around): Code {
  const { op } = ast;
  const [a, b] = [compile(ast.a, around), compile(ast.b, around)];
  if (op === '=' || op === '!=') {
    return (frame) => {
      const [x, y] = [a(frame), b(frame)];
      const same = equal(x, y);
      if (same === null) return uncomparable(op, x, y);
      return op === '=' ? same : not(same);
    };
  }
  const order =
    (test: (sign: number) => boolean): Code =>
    (frame) => {
      const x = a(frame);
      const y = b(frame);
      const sign = compare(x, y);
      if (sign !== null) return test(sign);
      // A field that was left empty is no mistake of the expression.
      return x === null || y === null ? null : uncomparable(op, x, y);
    };
  switch (op) {
    case '<':
      return order((sign) => sign < 0);
    case '<=':
      return order((sign) => sign <= 0);
    case '>':
      return order((sign) => sign > 0);
    case '>=':
      return order((sign) => sign >= 0);
  }
}

function compileBetween(ast: Ast & { k: 'between' }, around: Around): Code {
  const [a, low, high] = [ast.a, ast.low, ast.high].map((part) => compile(part, around)) as [
    Code,
    Code,
    Code,
  ];
  return (frame) => {
    const [x, from, to] = [a(frame), low(frame), high(frame)];
    const [m, n] = [compare(x, from), compare(x, to)];
    if (m === null) return uncomparable('between', x, from);
    return n === null ? uncomparable('between', x, to) : m >= 0 && n <= 0;
  };
}

/** True and false with a third: what is neither is null, and may still be decided by the other side. */
function compileLogic(ast: Ast & { k: 'and' | 'or' }, around: Around): Code {
  const [a, b] = [compile(ast.a, around), compile(ast.b, around)];
  const decisive = ast.k === 'or';
  return (frame) => {
    const x = a(frame);
    if (x === decisive) return decisive;
    const y = b(frame);
    if (y === decisive) return decisive;
    if (typeof x === 'boolean' && typeof y === 'boolean') return !decisive;
    const odd = typeof x === 'boolean' ? y : x;
    return odd === null
      ? null
      : warn('INVALID_TYPE', `${ast.k} joins booleans, but was given ${kindName(odd)}.`);
  };
}

function compileRange(ast: Ast & { k: 'range' }, around: Around): Code {
  const [start, end] = [compile(ast.start, around), compile(ast.end, around)];
  return (frame) => {
    const [from, to] = [start(frame) ?? null, end(frame) ?? null];
    if (from !== null && to !== null && compare(from, to) === null) return uncomparable('..', from, to);
    return new FeelRange(from, to, ast.withStart && from !== null, ast.withEnd && to !== null);
  };
}

function compileInstance(ast: Ast & { k: 'instance' }, around: Around): Code {
  const value = compile(ast.a, around);
  const { type } = ast;
  const { types } = around.places;
  const isOwn = type.t === 'name' && types?.(type.name) !== undefined;
  if (!isKnownType(type) && !isOwn)
    return () => warn('INVALID_TYPE', 'The type after "instance of" is unknown.');
  return (frame) => isInstance(value(frame), type, types);
}

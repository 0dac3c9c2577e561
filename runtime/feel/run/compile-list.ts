import type { Ast, Loop } from '../parse/ast.ts';
import { bounded, charge, MAX_STEPS, TooCostly, warn } from './budget.ts';
import { compare } from './compare.ts';
import { add } from './decimals.ts';
import { double, isNum, type Num } from './number.ts';
import { FeelRange } from './range.ts';
import { type Around, type Code, compile, type Frame, type Scope } from './scope.ts';
import { kindName } from './special.ts';
import { FeelDate } from './temporal.ts';
import { mentions } from './walk.ts';

/** What a loop goes over; nothing where it is neither a list nor a range. */
type Domain = (frame: Frame) => readonly unknown[] | null;

function domainOf(loop: Loop, around: Around): Domain {
  const of = compile(loop.of, around);
  const to = loop.to && compile(loop.to, around);
  if (to) return (frame) => steps(of(frame), to(frame), true, true);
  return (frame) => {
    const value = of(frame);
    if (Array.isArray(value)) return value;
    if (value instanceof FeelRange) return ofRange(value);
    return value === null ? warn('INVALID_TYPE', 'A loop over null.') : [value];
  };
}

function ofRange({ start, end, withStart, withEnd }: FeelRange): readonly unknown[] | null {
  if ((compare(start, end) ?? 0) > 0)
    return warn('INVALID_TYPE', 'A loop over a range that ends before it starts.');
  return steps(start, end, withStart, withEnd);
}

/** Numbers or days from one to the other, up or down. */
function steps(
  start: unknown,
  end: unknown,
  withStart: boolean,
  withEnd: boolean,
): readonly unknown[] | null {
  if (start instanceof FeelDate && end instanceof FeelDate) {
    return numbers(start.day, end.day, withStart, withEnd)?.map((day) => new FeelDate(double(day))) ?? null;
  }
  if (isNum(start) && isNum(end)) return numbers(start, end, withStart, withEnd);
  return warn(
    'INVALID_TYPE',
    `A loop from ${kindName(start)} to ${kindName(end)} goes nowhere; numbers or days do.`,
  );
}

function numbers(start: Num, end: Num, withStart: boolean, withEnd: boolean): Num[] | null {
  const count = Math.floor(Math.abs(double(end) - double(start))) + 1;
  if (!(count <= MAX_STEPS)) throw new TooCostly(`A loop over ${count} numbers is too long.`);
  charge(count / 4);
  const step = double(start) > double(end) ? -1 : 1;
  const list: Num[] = [];
  for (let i = 0; i < count; i += 1) {
    const number =
      typeof start === 'number' && Number.isSafeInteger(start) ? start + i * step : add(start, i * step);
    if ((i === 0 && !withStart) || (!withEnd && number === end)) continue;
    list.push(number);
  }
  return list;
}

interface Round {
  readonly slot: number;
  readonly domain: Domain;
}

/** Each loop sees the names of those before it. */
function rounds(
  loops: readonly Loop[],
  around: Around,
): { readonly rounds: readonly Round[]; readonly scope: Scope } {
  let { scope } = around;
  const made = loops.map((loop) => {
    const domain = domainOf(loop, { places: around.places, scope });
    const slot = around.places.next();
    scope = { name: loop.name, slot, up: scope };
    return { slot, domain };
  });
  return { rounds: made, scope };
}

/** Goes through every combination, the last loop fastest; `act` ends it by false, a domain that is none by null. */
function goThrough(all: readonly Round[], frame: Frame, act: () => boolean): boolean | null {
  const walk = (depth: number): boolean | null => {
    const round = all[depth];
    if (!round) {
      charge(1);
      return act();
    }
    const list = round.domain(frame);
    if (list === null) return null;
    for (const item of list) {
      frame[round.slot] = item;
      const verdict = walk(depth + 1);
      if (verdict !== true) return verdict;
    }
    return true;
  };
  return walk(0);
}

/** `partial` is what there was in that round: a copy, else the list would hold itself. */
function soFar(results: readonly unknown[]): readonly unknown[] {
  charge(results.length / 16);
  return results.slice();
}

export function compileLoop(ast: Ast & { k: 'for' }, around: Around): Code {
  const { places } = around;
  const partial = places.next();
  const inner = rounds(ast.loops, around);
  const body = compile(ast.body, { places, scope: { name: 'partial', slot: partial, up: inner.scope } });
  const asked = mentions(ast.body, 'partial');
  return (frame) => {
    const results: unknown[] = [];
    const done = goThrough(inner.rounds, frame, () => {
      if (asked) frame[partial] = soFar(results);
      results.push(body(frame));
      return true;
    });
    return done === null ? null : bounded(results);
  };
}

/** `some` is true where one is; else null where one is neither; else false. `every` the other way round. */
export function compileQuantified(ast: Ast & { k: 'some' | 'every' }, around: Around): Code {
  const inner = rounds(ast.loops, around);
  const body = compile(ast.body, { places: around.places, scope: inner.scope });
  const decisive = ast.k === 'some';
  return (frame) => {
    let open = false;
    const done = goThrough(inner.rounds, frame, () => {
      const verdict = body(frame);
      if (verdict === decisive) return false;
      if (typeof verdict !== 'boolean') open = true;
      return true;
    });
    if (done === null) return null;
    if (done === false) return decisive;
    return open
      ? warn('INVALID_TYPE', `${ast.k} was given a test that is neither true nor false.`)
      : !decisive;
  };
}

/** `list[2]` is a place, `list[price > 10]` asks each item. What the filter gives decides which. */
export function compileFilter(ast: Ast & { k: 'filter' }, around: Around): Code {
  const { places } = around;
  const of = compile(ast.of, around);
  if (ast.by.k === 'number' || (ast.by.k === 'negate' && ast.by.a.k === 'number')) {
    const place = compile(ast.by, around);
    return (frame) => {
      const value = of(frame);
      return value === null
        ? warn('INVALID_TYPE', 'A place in null.')
        : at(asList(value), place(frame) as Num);
    };
  }
  const slot = places.next();
  const named: Scope = { name: 'item', slot, up: around.scope };
  const by = compile(ast.by, { places, scope: { item: slot, up: named } });
  return (frame) => {
    const value = of(frame);
    if (value === null) return warn('INVALID_TYPE', 'A filter of null.');
    const list = asList(value);
    if (list.length === 0 && mayBePlace(ast.by)) {
      frame[slot] = null;
      return isNum(by(frame)) ? at(list, 1) : [];
    }
    charge(list.length);
    const kept: unknown[] = [];
    for (let i = 0; i < list.length; i += 1) {
      frame[slot] = list[i];
      const verdict = by(frame);
      if (verdict === true) kept.push(list[i]);
      else if (isNum(verdict) && i === 0) return at(list, verdict);
      else if (verdict !== false && verdict !== null) return misfit(verdict);
    }
    return kept;
  };
}

/** A name, a call or a sum may turn out to be a number, and then asks for a place of an empty list too. */
const mayBePlace = ({ k }: Ast): boolean => k === 'name' || k === 'call' || k === 'arith' || k === 'path';

function misfit(verdict: unknown): unknown {
  return warn('INVALID_TYPE', `A filter asks a question or names a place, but gave ${kindName(verdict)}.`);
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function at(list: readonly unknown[], place: Num): unknown {
  const n = double(place);
  const found = n > 0 ? list[n - 1] : n < 0 ? list[list.length + n] : undefined;
  return found === undefined ? warn('NO_ENTRY', 'The list has nothing at that place.') : found;
}

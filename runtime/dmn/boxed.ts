import {
  compileNative,
  countRound,
  entriesOf,
  kindWords,
  type Native,
  nullBecause,
  type Scope,
} from '#runtime/feel/native';
import type { Compiling, Logic, Notes } from './compiling.ts';
import type { DmnNode } from './model.ts';
import { tidy } from './model.ts';

type Compile = (node: DmnNode | undefined, about: Compiling) => Logic;

/** Only `true` leads to `then`; null and what is no boolean lead to `else`. */
export function compileConditional(node: DmnNode, about: Compiling, compile: Compile): Logic {
  const [test, yes, no] = [node.if, node.then, node.else].map((part) => compile(part?.value, about));
  return (scope, notes) => {
    const verdict = test?.(scope, notes) ?? null;
    if (verdict !== null && typeof verdict !== 'boolean') {
      nullBecause('INVALID_TYPE', `The condition of "if" is ${kindWords(verdict)}, not a boolean.`);
    }
    return (verdict === true ? yes : no)?.(scope, notes) ?? null;
  };
}

/** FEEL's own `for` says what can be gone through: lists, ranges, a single value. */
const EACH = compileNative('for each in all return each', {});

function membersOf(value: Native, notes: Notes): readonly Native[] | undefined {
  if (Array.isArray(value)) return value;
  if (value === null || value === undefined || !EACH.ok) {
    nullBecause('INVALID_TYPE', 'There is no list to go through.');
    return undefined;
  }
  const members = EACH.value.evaluate({ all: value }, notes.ambient).value;
  return Array.isArray(members) ? members : undefined;
}

/** `for`: the list of what the body gives for each member; `partial` is the list so far. */
export function compileFor(node: DmnNode, about: Compiling, compile: Compile): Logic {
  const name = tidy(node.iteratorVariable ?? '');
  const all = compile(node.in?.value, about);
  const body = compile(node.return?.value, inner(about, [name, 'partial']));
  return (scope, notes) => {
    const members = membersOf(all(scope, notes), notes);
    if (!members) return null;
    const partial: Native[] = [];
    for (const member of members) {
      countRound();
      partial.push(body({ ...scope, [name]: member, partial: [...partial] }, notes));
    }
    return partial;
  };
}

/** `some` and `every`: null as soon as the verdict hangs on what is no boolean. */
export function compileQuantified(
  node: DmnNode,
  about: Compiling,
  compile: Compile,
  decisive: boolean,
): Logic {
  const name = tidy(node.iteratorVariable ?? '');
  const all = compile(node.in?.value, about);
  const test = compile(node.satisfies?.value, inner(about, [name]));
  return (scope, notes) => {
    const members = membersOf(all(scope, notes), notes);
    if (!members) return null;
    let unsure = false;
    for (const member of members) {
      countRound();
      const verdict = test({ ...scope, [name]: member }, notes);
      if (verdict === decisive) return decisive;
      if (typeof verdict === 'boolean') continue;
      unsure = true;
      nullBecause('INVALID_TYPE', `"satisfies" is ${kindWords(verdict)}, not a boolean.`);
    }
    return unsure ? null : !decisive;
  };
}

/** `filter`: the members that match, each as `item` and, where it is a record, by the names of its entries. */
export function compileFilter(node: DmnNode, about: Compiling, compile: Compile): Logic {
  const all = compile(node.in?.value, about);
  const test = compile(node.match?.value, { ...inner(about, ['item']), read: filtered(about) });
  return (scope, notes) => {
    const members = membersOf(all(scope, notes), notes);
    if (!members) return null;
    const kept: Native[] = [];
    for (const item of members) {
      countRound();
      const verdict = test(itemScope(scope, item), notes);
      if (verdict === true) kept.push(item);
      else if (verdict !== false && verdict !== null) {
        return nullBecause('INVALID_TYPE', `"match" is ${kindWords(verdict)}, not a boolean.`);
      }
    }
    return kept;
  };
}

function itemScope(scope: Scope, item: Native): Scope {
  const entries = entriesOf(item);
  // An entry called `item` is meant where the member has one, as in FEEL's own filter.
  return entries ? { ...scope, item, ...entries } : { ...scope, item };
}

/** What a piece reads under these names comes from around it, not from the case. */
export function inner(about: Compiling, names: readonly string[]): Compiling {
  return {
    ...about,
    names: [...about.names, ...names],
    functions: [...about.functions, ...names],
    read: (reads) => about.read(reads.filter(({ path }) => !names.includes(path[0] ?? ''))),
  };
}

const filtered =
  (about: Compiling): Compiling['read'] =>
  (reads) =>
    about.read(reads.filter(({ path }) => path[0] !== 'item').map((read) => ({ ...read, filtered: true })));

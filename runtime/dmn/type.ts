import {
  asDateTime,
  compileNativeTest,
  entriesOf,
  isOfType,
  kindWords,
  type Native,
  nullBecause,
  parameterCount,
} from '#runtime/feel/native';
import type { Compiling, Notes } from './compiling.ts';
import { type DmnNode, tidy } from './model.ts';

/** A type of a decision model. Null belongs to every one. */
export interface DmnType {
  /** In words, for warnings. */
  readonly name: string;
  readonly list: boolean;
  readonly isFunction?: boolean | undefined;
  /** Of a list, the type of its members; of a function, that of its result. */
  readonly of?: DmnType | undefined;
  /** Its allowed values as written, which rank outputs where the table lists none. */
  readonly allowed?: string | undefined;
  conforms(value: Native, notes: Notes): boolean;
}

type Known = Omit<Compiling, 'types'>;

/** Finds the type that a `typeRef` names; undefined where there is none to hold a value to. */
export type Types = (typeRef: string | undefined) => DmnType | undefined;

const BUILT_IN: Readonly<Record<string, string>> = {
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  context: 'context',
  list: 'list',
  function: 'function',
};

const builtIn = new Map<string, DmnType>(
  Object.entries(BUILT_IN).map(([key, name]) => [
    key,
    {
      name,
      list: name === 'list',
      isFunction: name === 'function',
      conforms: (value) => value === null || value === undefined || isOfType(value, name),
    },
  ]),
);

/** The types of one file; `imported` answers for names behind an import's own. */
export function typesOf(
  items: readonly DmnNode[],
  about: Known,
  imported: (typeRef: string) => DmnType | undefined,
): Types {
  const defined = new Map(items.map((item) => [tidy(item.name ?? ''), item]));
  const made = new Map<string, DmnType>();
  const find: Types = (typeRef) => {
    const name = tidy(typeRef ?? '').replace(/^[\w-]+:(?=\S)/, '');
    const known = made.get(name);
    if (known) return known;
    const item = defined.get(name);
    if (!item) return builtIn.get(name) ?? imported(name);
    // A type may hold members of itself: they ask again once it is made.
    let inner: DmnType | undefined;
    made.set(name, {
      name,
      list: item.isCollection === true,
      conforms: (value, notes) => inner?.conforms(value, notes) ?? true,
    });
    inner = compileType(item, find, about);
    made.set(name, inner);
    return inner;
  };
  return find;
}

function compileType(item: DmnNode, find: Types, about: Known): DmnType {
  const name = tidy(item.name ?? '');
  const base = baseOf(item, find, about);
  const allowed = constraint(item, item.allowedValues, about);
  const whole = constraint(item, item.typeConstraint, about);
  const one: DmnType = {
    name,
    list: base?.list ?? false,
    isFunction: base?.isFunction,
    of: base?.of,
    conforms: (value, notes) => (base?.conforms(value, notes) ?? true) && allowed(value, notes),
  };
  const isCollection = item.isCollection === true;
  return {
    name,
    list: isCollection || one.list,
    isFunction: one.isFunction === true && !isCollection,
    of: isCollection ? one : one.of,
    allowed: item.allowedValues?.text ?? base?.allowed,
    conforms(value, notes) {
      if (value === null || value === undefined) return true;
      if (!isCollection) return one.conforms(value, notes) && whole(value, notes);
      return Array.isArray(value) && value.every((each) => one.conforms(each, notes)) && whole(value, notes);
    },
  };
}

function baseOf(item: DmnNode, find: Types, about: Known): DmnType | undefined {
  const name = tidy(item.name ?? '');
  if (item.functionItem) {
    const { parameters = [], outputTypeRef } = item.functionItem;
    return {
      name,
      list: false,
      isFunction: true,
      of: find(outputTypeRef),
      conforms(value) {
        if (value === null || value === undefined) return true;
        const count = parameterCount(value);
        return count === 'any' || count === parameters.length;
      },
    };
  }
  if (!item.itemComponent?.length) return find(item.typeRef);
  const members = item.itemComponent.map((each) => ({
    name: tidy(each.name ?? ''),
    type: compileType(each, find, about),
  }));
  return {
    name,
    list: false,
    conforms(value, notes) {
      if (value === null || value === undefined) return true;
      const entries = entriesOf(value);
      return (
        entries !== undefined &&
        members.every(
          (each) => Object.hasOwn(entries, each.name) && each.type.conforms(entries[each.name], notes),
        )
      );
    },
  };
}

/** Allowed values and constraints, as unary tests over `?`; null passes, since it says that nothing is known. */
export function constraint(
  node: DmnNode,
  tests: DmnNode | undefined,
  about: Known,
): (value: Native, notes: Notes) => boolean {
  const text = tests?.text?.trim();
  if (!text) return () => true;
  const compiled = compileNativeTest(text, { names: about.names, functions: about.functions });
  if (!compiled.ok) {
    about.fault(node, 'decision-type', compiled.error.message);
    return () => true;
  }
  const { value: test } = compiled;
  return (value, notes) =>
    value === null || value === undefined || test.test(value, {}, notes.ambient).value === true;
}

/**
 * The value where one of that type is wanted: itself, the only member of a list, a list of the only value, a date as its
 * first moment; else null with a warning.
 */
export function coerce(value: Native, type: DmnType | undefined, what: string, notes: Notes): Native {
  if (!type || type.conforms(value, notes)) return value;
  if (Array.isArray(value) && value.length === 1 && !type.list && type.conforms(value[0], notes))
    return value[0];
  if (type.list && !Array.isArray(value) && type.conforms([value], notes)) return [value];
  if (isOfType(value, 'date')) {
    const moment = asDateTime(value);
    if (type.conforms(moment, notes)) return moment;
  }
  return nullBecause(
    'INVALID_TYPE',
    `${what} is ${kindWords(value)}, which its type ${type.name} does not allow.`,
  );
}

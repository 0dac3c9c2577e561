import type { TypeAst } from '../parse/ast.ts';
import { FeelFunction } from './func.ts';
import { FeelRange } from './range.ts';
import type { Types } from './scope.ts';
import { isContext, type Kind, kindOf } from './special.ts';

const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  number: ['number'],
  string: ['string'],
  boolean: ['boolean'],
  date: ['date'],
  time: ['time'],
  'date and time': ['date time'],
  duration: ['days', 'months'],
  'days and time duration': ['days'],
  'years and months duration': ['months'],
  context: ['context'],
  list: ['list'],
  range: ['range'],
  function: ['function'],
  Null: ['null'],
};

/** Types nobody knows here (a decision model's own). */
export function isKnownType(type: TypeAst): boolean {
  return type.t !== 'name' || type.name === 'Any' || Object.hasOwn(KINDS, type.name);
}

/** `instance of`: null belongs to no type but Null. `own` answers for types beside FEEL's. */
export function isInstance(value: unknown, type: TypeAst, own?: Types): boolean {
  const kind = kindOf(value);
  switch (type.t) {
    case 'name':
      if (type.name === 'Any') return kind !== 'null';
      if (!Object.hasOwn(KINDS, type.name)) return own?.(type.name)?.(value) ?? false;
      return KINDS[type.name]?.includes(kind) ?? false;
    case 'list':
      return Array.isArray(value) && value.every((item) => conforms(item, type.of, own));
    case 'range':
      return (
        value instanceof FeelRange && conforms(value.start, type.of, own) && conforms(value.end, type.of, own)
      );
    case 'context':
      return (
        isContext(value) &&
        type.entries.every(
          (entry) => Object.hasOwn(value, entry.name) && conforms(value[entry.name], entry.type, own),
        )
      );
    case 'function':
      return value instanceof FeelFunction && fits(value, type);
  }
}

/** A value may be left out: null conforms to any type. */
export function conforms(value: unknown, type: TypeAst, own?: Types): boolean {
  return value === null || value === undefined || isInstance(value, type, own);
}

function fits(value: FeelFunction, type: TypeAst & { t: 'function' }): boolean {
  if (value.builtin !== undefined) return true;
  return (
    value.params.length === type.params.length &&
    type.params.every((wanted, i) => {
      const own = value.types[i];
      return (
        own === undefined ||
        own.t !== 'name' ||
        wanted.t !== 'name' ||
        wanted.name === 'Any' ||
        own.name === 'Any' ||
        own.name === wanted.name
      );
    })
  );
}

/** A value where one of that type is wanted: itself, a list's only member, or a list of the only value. */
export function coerced(value: unknown, type: TypeAst): unknown {
  if (conforms(value, type)) return value ?? null;
  if (Array.isArray(value) && value.length === 1 && type.t !== 'list' && conforms(value[0], type))
    return value[0];
  if (type.t === 'list' && conforms(value, type.of)) return [value];
  return undefined;
}

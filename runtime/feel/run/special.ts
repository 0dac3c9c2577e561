/** Values that JavaScript has no word for; anything else that is an object is a list or a context. */
export abstract class Special {
  abstract readonly kind: 'number' | 'date' | 'time' | 'date time' | 'days' | 'months' | 'range' | 'function';
}

export type Kind = Special['kind'] | 'null' | 'boolean' | 'string' | 'list' | 'context';

export type Context = Readonly<Record<string, unknown>>;

export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'list';
      return value instanceof Special ? value.kind : 'context';
    default:
      return 'null';
  }
}

export function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Special);
}

const NAMES: Readonly<Record<Kind, string>> = {
  null: 'null',
  boolean: 'a boolean',
  number: 'a number',
  string: 'a string',
  list: 'a list',
  context: 'a context',
  date: 'a date',
  time: 'a time',
  'date time': 'a date and time',
  days: 'a days and time duration',
  months: 'a years and months duration',
  range: 'a range',
  function: 'a function',
};

/** The kind in words, for warnings: a warning names kinds and never shows a case's values. */
export const kindName = (value: unknown): string => NAMES[kindOf(value)];

import { bounded, charge } from '../budget.ts';
import { type Context, isContext } from '../special.ts';
import { form, type Library } from './define.ts';

const RESERVED = '__proto__';

/** A record of pairs; nothing where a key comes twice or may not be. */
function made(entries: readonly unknown[]): Context | undefined {
  const record: Record<string, unknown> = {};
  for (const entry of entries) {
    if (!isContext(entry) || typeof entry.key !== 'string' || !Object.hasOwn(entry, 'value'))
      return undefined;
    if (entry.key === RESERVED || Object.hasOwn(record, entry.key)) return undefined;
    record[entry.key] = entry.value;
  }
  return record;
}

/** The context with a value at a key, or at a path of keys; what is missing on the way is made. */
function put(context: Context, keys: readonly unknown[], value: unknown): Context | undefined {
  const [key, ...rest] = keys;
  if (typeof key !== 'string' || key === RESERVED) return undefined;
  charge(Object.keys(context).length / 4);
  if (rest.length === 0) return { ...context, [key]: value };
  const below = Object.hasOwn(context, key) ? context[key] : null;
  const inner = put(isContext(below) ? below : {}, rest, value);
  return inner && { ...context, [key]: inner };
}

function merged(contexts: readonly unknown[]): Context | undefined {
  if (!contexts.every(isContext)) return undefined;
  return bounded(Object.assign({}, ...contexts));
}

function valueAt(context: Context, keys: readonly unknown[]): unknown {
  if (keys.length === 0) return undefined;
  let found: unknown = context;
  for (const key of keys) {
    if (typeof key !== 'string') return undefined;
    if (!isContext(found) || !Object.hasOwn(found, key)) return null;
    found = found[key];
  }
  return found ?? null;
}

const PUT = [
  form('context: context, key: string, value: any', (context: Context, key: string, value: unknown) =>
    put(context, [key], value),
  ),
  form('context: context, keys: list, value: any', put),
];
const MERGE = [form('...contexts: any', merged)];

export const CONTEXTS: Library = {
  'get value': [
    form(
      'm: context?, key: string',
      (context: Context | null, key: string) => context && valueAt(context, [key]),
    ),
    form('context: context, key: string', (context: Context, key: string) => valueAt(context, [key])),
    form('context: context, keys: list', valueAt),
  ],
  'get entries': [
    form('m: context', (context: Context) => Object.entries(context).map(([key, value]) => ({ key, value }))),
    form('context: context', (context: Context) =>
      Object.entries(context).map(([key, value]) => ({ key, value })),
    ),
  ],
  context: [form('entries: list', made)],
  'context put': PUT,
  put: PUT,
  'context merge': MERGE,
  'put all': MERGE,
};

import type { Ast } from '../parse/ast.ts';
import { bounded, warn } from './budget.ts';
import { builtinValue } from './call.ts';
import { FeelFunction } from './func.ts';
import { property } from './properties.ts';
import { type Around, type Code, compile, type Frame, type Scope } from './scope.ts';
import { isContext, kindName } from './special.ts';
import { isKnownType } from './types.ts';

/** Reads a name: first as an entry of the items of filters around it, then as what is bound, then as a variable. */
export function compileVariable(name: string, { places, scope }: Around): Code {
  const { items, slot, free } = places.find(name, scope);
  const plain: Code = free ? freeVariable(name, slot) : (frame) => frame[slot] ?? null;
  if (items.length === 0) return plain;
  return (frame) => {
    for (const place of items) {
      const item = frame[place];
      if (isContext(item) && Object.hasOwn(item, name)) return item[name] ?? null;
    }
    return plain(frame);
  };
}

function freeVariable(name: string, slot: number): Code {
  const builtin = builtinValue(name);
  const message = `There is no variable "${name}".`;
  return (frame) => {
    const value = frame[slot];
    if (value !== undefined) return value;
    return builtin ?? warn('NO_VARIABLE', message);
  };
}

export function compilePath(ast: Ast & { k: 'path' }, around: Around): Code {
  const of = compile(ast.of, around);
  const { name } = ast;
  return (frame) => {
    const value = of(frame);
    return Array.isArray(value) ? value.map((item) => entry(item, name)) : entry(value, name);
  };
}

function entry(value: unknown, name: string): unknown {
  if (isContext(value)) {
    if (Object.hasOwn(value, name)) return value[name] ?? null;
    return warn('NO_ENTRY', `The context has no entry "${name}".`);
  }
  const found = property(value, name);
  return found === undefined ? warn('NO_ENTRY', `${kindName(value)} has nothing called "${name}".`) : found;
}

/** Entries see those above them; a function may call itself and those beneath it. */
export function compileContext(ast: Ast & { k: 'context' }, around: Around): Code {
  const { places } = around;
  const slots = ast.entries.map(() => places.next());
  const bind = (names: readonly string[]): Scope =>
    names.reduce<Scope>((up, name, i) => ({ name, slot: slots[i] ?? 0, up }), around.scope);
  const keys = ast.entries.map((each) => each.key);
  const codes = ast.entries.map(({ value }, i) =>
    compile(value, { places, scope: bind(value.k === 'function' ? keys : keys.slice(0, i)) }),
  );
  const recursive = ast.entries.some(({ value }) => value.k === 'function');
  const faulty = new Set(keys).size < keys.length || keys.includes('__proto__');
  const message = 'A context has two entries of the same name, or one of a reserved name.';
  return (frame) => {
    if (faulty) return warn('INVALID_ARGUMENTS', message);
    const record: Record<string, unknown> = {};
    for (let i = 0; i < codes.length; i += 1) {
      const value = (codes[i] as Code)(frame);
      frame[slots[i] as number] = value;
      record[keys[i] as string] = value;
    }
    if (recursive) tie(slots, frame);
    return bounded(record);
  };
}

/** Functions were made before those beneath them: now they learn of each other. */
function tie(slots: readonly number[], frame: Frame): void {
  for (const slot of slots) {
    const value = frame[slot];
    if (!(value instanceof FeelFunction) || !value.around) continue;
    for (const other of slots) value.around[other] = frame[other];
  }
}

export function compileFunction(ast: Ast & { k: 'function' }, around: Around): Code {
  if (ast.external) return () => warn('UNSUPPORTED', 'Functions outside of FEEL cannot be called.');
  const { places } = around;
  const slots = ast.params.map(() => places.next());
  const scope = ast.params.reduce<Scope>(
    (up, { name }, i) => ({ name, slot: slots[i] ?? 0, up }),
    around.scope,
  );
  const body = compile(ast.body, { places, scope });
  const names = ast.params.map(({ name }) => name);
  // A type nobody knows here holds nothing back.
  const types = ast.params.map(({ type }) => (type && isKnownType(type) ? type : undefined));
  return (frame) => {
    const own = frame.slice();
    const call = (args: readonly unknown[]): unknown => {
      const inner = own.slice();
      for (let i = 0; i < slots.length; i += 1) inner[slots[i] as number] = args[i] ?? null;
      return body(inner);
    };
    return new FeelFunction(names, call, { types, around: own });
  };
}

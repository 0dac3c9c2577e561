import type { Ast } from '../parse/ast.ts';
import { run, warn } from './budget.ts';
import type { Form } from './builtins/define.ts';
import { formsOf } from './builtins/index.ts';
import { callBuiltin, callBuiltinNamed, callFunction, callNamed } from './call.ts';
import { FeelFunction } from './func.ts';
import { type Around, type Code, compile, constant, isBound } from './scope.ts';
import { kindName } from './special.ts';

type Call = Ast & { k: 'call' };

export function compileCall(ast: Call, around: Around): Code {
  const { fn } = ast;
  // A variable may be called like a function of the library; what the expression binds itself goes first.
  const forms = fn.k === 'name' && !isBound(fn.name, around.scope) ? formsOf(fn.name) : undefined;
  const args = ast.args.map((arg) => compile(arg, around));
  if (forms && fn.k === 'name') return builtin(fn.name, forms, args, ast);
  const callee = compile(fn, around);
  const { names } = ast;
  return (frame) => {
    const target = callee(frame);
    if (!(target instanceof FeelFunction))
      return warn('NO_FUNCTION', `${kindName(target)} cannot be called.`);
    const values = args.map((arg) => arg(frame));
    return names
      ? callNamed(target, new Map(names.map((name, i) => [name, values[i]])))
      : callFunction(target, values);
  };
}

function builtin(name: string, forms: readonly Form[], args: readonly Code[], ast: Call): Code {
  const { names } = ast;
  if (names) {
    return (frame) => callBuiltinNamed(name, forms, new Map(names.map((key, i) => [key, args[i]?.(frame)])));
  }
  return (
    folded(name, forms, ast) ??
    quick(name, forms, args) ??
    ((frame) =>
      callBuiltin(
        name,
        forms,
        args.map((arg) => arg(frame)),
      ))
  );
}

const FOLDED = new Set(['date', 'time', 'date and time', 'duration']);

/** `date("2026-11-22")` is the same day each time. */
function folded(name: string, forms: readonly Form[], { args }: Call): Code | undefined {
  if (!FOLDED.has(name)) return undefined;
  const given: unknown[] = [];
  for (const arg of args) {
    if (arg.k !== 'string') return undefined;
    given.push(arg.v);
  }
  const before = run.warnings;
  run.warnings = [];
  const value = callBuiltin(name, forms, given);
  run.warnings = before;
  return value === null ? undefined : constant(value);
}

/** Two or fewer arguments of the right kinds at once go straight to the function. */
function quick(name: string, forms: readonly Form[], args: readonly Code[]): Code | undefined {
  const form = forms.find(
    ({ params, rest, least }) => !rest && least <= args.length && params.length >= args.length,
  );
  const [a, b] = args;
  const [first, second] = form?.params ?? [];
  if (!form || !a || !first || first.list || args.length > 2) return undefined;
  const call = form.call as (...values: unknown[]) => unknown;
  const slow = (...values: unknown[]): unknown => callBuiltin(name, forms, values);
  const cheap = (value: unknown): boolean => typeof value !== 'string' || value.length < 65;
  if (!b) {
    return (frame) => {
      const x = a(frame);
      const value = first.accepts(x) && cheap(x) ? call(x) : undefined;
      return value === undefined ? slow(x) : value;
    };
  }
  if (!second || second.list) return undefined;
  return (frame) => {
    const x = a(frame);
    const y = b(frame);
    const value = first.accepts(x) && second.accepts(y) && cheap(x) && cheap(y) ? call(x, y) : undefined;
    return value === undefined ? slow(x, y) : value;
  };
}

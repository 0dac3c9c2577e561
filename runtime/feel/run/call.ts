import { bounded, charge, MAX_DEPTH, run, TooCostly, warn } from './budget.ts';
import type { Form } from './builtins/define.ts';
import { formsOf } from './builtins/index.ts';
import { FeelFunction } from './func.ts';
import { kindName } from './special.ts';
import { coerced } from './types.ts';

const MISFIT: unique symbol = Symbol('misfit');

/** The argument as the parameter wants it: itself, the only member of a list, or a list of the only value. */
function argument(value: unknown, accepts: (value: unknown) => boolean, list: boolean): unknown {
  if (accepts(value)) return value;
  if (list && value !== null && value !== undefined) return accepts([value]) ? [value] : MISFIT;
  if (Array.isArray(value) && value.length === 1 && accepts(value[0])) return value[0];
  return MISFIT;
}

function fitted(form: Form, args: readonly unknown[]): unknown[] | undefined {
  const { params, rest, least } = form;
  const fixed = rest ? params.length - 1 : params.length;
  if (args.length < least || (!rest && args.length > fixed)) return undefined;
  const given: unknown[] = [];
  for (let i = 0; i < fixed && i < args.length; i += 1) {
    const { accepts, list } = params[i] as Form['params'][number];
    const value = argument(args[i], accepts, list);
    if (value === MISFIT) return undefined;
    given.push(value);
  }
  if (!rest) return given;
  const others = args.slice(fixed);
  const { accepts, list } = params[fixed] as Form['params'][number];
  if (fixed === 0 && others.length === 1 && !list && Array.isArray(others[0])) return [others[0]];
  const fittedOthers = others.map((value) => argument(value, accepts, list));
  return fittedOthers.includes(MISFIT) ? undefined : [...given, fittedOthers];
}

function pay(args: readonly unknown[]): void {
  for (const arg of args) {
    if (typeof arg === 'string') {
      if (arg.length > 64) charge(arg.length / 64);
    } else if (Array.isArray(arg)) charge(arg.length / 4);
  }
}

/** Calls a library function by position. */
export function callBuiltin(name: string, forms: readonly Form[], args: readonly unknown[]): unknown {
  pay(args);
  for (const form of forms) {
    const given = fitted(form, args);
    if (!given) continue;
    const value = (form.call as (...args: unknown[]) => unknown)(...given);
    return value === undefined ? refused(name, args) : value;
  }
  return refused(name, args);
}

function refused(name: string, args: readonly unknown[]): null {
  return warn(
    'INVALID_ARGUMENTS',
    `${name} cannot be computed from ${args.map(kindName).join(', ') || 'nothing'}.`,
  );
}

/** Calls a library function by names; each way to call has its own. */
export function callBuiltinNamed(
  name: string,
  forms: readonly Form[],
  given: ReadonlyMap<string, unknown>,
): unknown {
  for (const form of forms) {
    const names = form.params.map((param) =>
      param.name === 'list' && given.has('lists') ? 'lists' : param.name,
    );
    if ([...given.keys()].some((key) => !names.includes(key))) continue;
    if (form.params.some((param, i) => !param.optional && !given.has(names[i] ?? ''))) continue;
    const args: unknown[] = names.map((key) => given.get(key) ?? null);
    while (args.length > form.least && !given.has(names[args.length - 1] ?? '')) args.pop();
    if (form.rest && Array.isArray(args.at(-1))) args.push(...(args.pop() as unknown[]));
    const fits = fitted(form, args);
    if (!fits) continue;
    pay(args);
    const value = (form.call as (...args: unknown[]) => unknown)(...fits);
    return value === undefined ? refused(name, args) : value;
  }
  return warn('INVALID_ARGUMENTS', `${name} has no parameters of these names and kinds.`);
}

/** The function of the library as a value, for `sort(list, before)`. */
export function builtinValue(name: string): FeelFunction | undefined {
  const forms = formsOf(name);
  if (!forms) return undefined;
  const known = values.get(name);
  if (known) return known;
  const params = forms[0]?.params.map((param) => param.name) ?? [];
  const made = new FeelFunction(params, (args) => callBuiltin(name, forms, args), { builtin: name });
  values.set(name, made);
  return made;
}
const values = new Map<string, FeelFunction>();

/** Calls any function by position: one of an expression wants as many arguments as it has parameters. */
export function callFunction(fn: FeelFunction, args: readonly unknown[]): unknown {
  if (fn.builtin !== undefined) return fn.call(args);
  if (args.length !== fn.params.length) {
    return warn(
      'INVALID_ARGUMENTS',
      `A function of ${fn.params.length} parameters was given ${args.length} arguments.`,
    );
  }
  return enter(fn, args);
}

function enter(fn: FeelFunction, args: readonly unknown[]): unknown {
  let given: unknown[] | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const type = fn.types[i];
    if (!type) continue;
    const value = coerced(args[i], type);
    if (value === undefined) {
      return warn(
        'INVALID_ARGUMENTS',
        `The argument ${fn.params[i]} is ${kindName(args[i])}, which its type does not allow.`,
      );
    }
    given ??= args.slice();
    given[i] = value;
  }
  charge(1);
  run.calls += 1;
  if (run.calls > MAX_DEPTH) throw new TooCostly('The expression calls itself too deeply.');
  const value = fn.call(given ?? args);
  run.calls -= 1;
  return bounded(value ?? null);
}

/** Calls any function by names. */
export function callNamed(fn: FeelFunction, given: ReadonlyMap<string, unknown>): unknown {
  if (fn.builtin !== undefined) return callBuiltinNamed(fn.builtin, formsOf(fn.builtin) ?? [], given);
  if (given.size !== fn.params.length || !fn.params.every((param) => given.has(param))) {
    return warn('INVALID_ARGUMENTS', `The function has the parameters ${fn.params.join(', ') || 'none'}.`);
  }
  return enter(
    fn,
    fn.params.map((param) => given.get(param) ?? null),
  );
}

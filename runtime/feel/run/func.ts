import type { TypeAst } from '../parse/ast.ts';
import { Special } from './special.ts';

/** A function: of the library, of an expression, or of a decision model. */
export class FeelFunction extends Special {
  readonly kind = 'function';
  readonly params: readonly string[];
  readonly types: readonly (TypeAst | undefined)[];
  /** Takes its arguments in order; what was not given is undefined. */
  readonly call: (args: readonly unknown[]) => unknown;
  /** Values around an expression's function, so that functions of one context may call each other. */
  readonly around: unknown[] | undefined;
  /** A library function, which takes names and fewer arguments in its own way. */
  readonly builtin: string | undefined;

  constructor(
    params: readonly string[],
    call: (args: readonly unknown[]) => unknown,
    more: { types?: readonly (TypeAst | undefined)[]; around?: unknown[]; builtin?: string } = {},
  ) {
    super();
    this.params = params;
    this.call = call;
    this.types = more.types ?? [];
    this.around = more.around;
    this.builtin = more.builtin;
  }
}

/** The tree of an expression: plain JSON, so that it can be kept and shipped without the parser. */
export type Ast =
  | { readonly k: 'null' }
  | { readonly k: 'boolean'; readonly v: boolean }
  /** Digits as written; read as an exact decimal. */
  | { readonly k: 'number'; readonly v: string }
  | { readonly k: 'string'; readonly v: string }
  /** `@"2026-11-22"` */
  | { readonly k: 'at'; readonly v: string }
  | { readonly k: 'name'; readonly name: string; readonly from: number }
  /** `?`, the tested value of a cell. */
  | { readonly k: 'input' }
  | { readonly k: 'path'; readonly of: Ast; readonly name: string }
  | {
      readonly k: 'call';
      readonly fn: Ast;
      readonly args: readonly Ast[];
      readonly names?: readonly string[];
    }
  | { readonly k: 'arith'; readonly op: ArithOp; readonly a: Ast; readonly b: Ast }
  | { readonly k: 'negate'; readonly a: Ast }
  | { readonly k: 'compare'; readonly op: CompareOp; readonly a: Ast; readonly b: Ast }
  | { readonly k: 'between'; readonly a: Ast; readonly low: Ast; readonly high: Ast }
  | { readonly k: 'in'; readonly a: Ast; readonly tests: readonly Ast[] }
  | { readonly k: 'and' | 'or'; readonly a: Ast; readonly b: Ast }
  | { readonly k: 'if'; readonly test: Ast; readonly yes: Ast; readonly no: Ast }
  | { readonly k: 'list'; readonly items: readonly Ast[] }
  | { readonly k: 'context'; readonly entries: readonly Entry[] }
  | {
      readonly k: 'range';
      readonly start: Ast;
      readonly end: Ast;
      readonly withStart: boolean;
      readonly withEnd: boolean;
    }
  /** `> 3` without anything before it: a range without one end. */
  | { readonly k: 'unary'; readonly op: CompareOp; readonly a: Ast }
  | { readonly k: 'for'; readonly loops: readonly Loop[]; readonly body: Ast }
  | { readonly k: 'some' | 'every'; readonly loops: readonly Loop[]; readonly body: Ast }
  | { readonly k: 'filter'; readonly of: Ast; readonly by: Ast }
  | {
      readonly k: 'function';
      readonly params: readonly Param[];
      readonly body: Ast;
      readonly external?: true;
    }
  | { readonly k: 'instance'; readonly a: Ast; readonly type: TypeAst }
  /** A cell: passes where any of its tests does. */
  | { readonly k: 'cell'; readonly not: boolean; readonly tests: readonly Ast[] };

export type ArithOp = '+' | '-' | '*' | '/' | '**';
export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Entry {
  readonly key: string;
  readonly value: Ast;
}

/** `x in of` or `x in of..to`. */
export interface Loop {
  readonly name: string;
  readonly of: Ast;
  readonly to?: Ast;
}

export interface Param {
  readonly name: string;
  readonly type?: TypeAst;
}

export type TypeAst =
  | { readonly t: 'name'; readonly name: string }
  | { readonly t: 'list' | 'range'; readonly of: TypeAst }
  | { readonly t: 'context'; readonly entries: readonly { readonly name: string; readonly type: TypeAst }[] }
  | { readonly t: 'function'; readonly params: readonly TypeAst[]; readonly result: TypeAst };

import type { Ast } from '../parse/ast.ts';

/** Values of one evaluation, or of one call of an expression's function, by place. */
export type Frame = unknown[];
export type Code = (frame: Frame) => unknown;

/** Names bound around a place of the tree, from the inside out. */
export type Scope =
  | { readonly name: string; readonly slot: number; readonly up: Scope }
  /** Inside a filter: names may be entries of the item in that slot. */
  | { readonly item: number; readonly up: Scope }
  | undefined;

/** Where a name is found: first as an entry of these items, then in that slot. */
export interface Found {
  readonly items: readonly number[];
  readonly slot: number;
  /** Not bound within the expression: may be missing. */
  readonly free: boolean;
}

/** Types beside FEEL's own, by name: does a value belong? */
export type Types = (name: string) => ((value: unknown) => boolean) | undefined;

/** What compiling a part needs: places of names, and what is bound around it. */
export interface Around {
  readonly places: Places;
  readonly scope: Scope;
}

/** Gives every name of an expression its place, and leads back from a part to the whole. */
export class Places {
  /** Compiles any part; the files of the parts ask for it here, so that they need not know the whole. */
  readonly compile: (ast: Ast, around: Around) => Code;
  readonly free = new Map<string, number>();
  readonly types: Types | undefined;
  private count = 0;

  constructor(compile: (ast: Ast, around: Around) => Code, types?: Types) {
    this.compile = compile;
    this.types = types;
  }

  next(): number {
    this.count += 1;
    return this.count - 1;
  }

  freeSlot(name: string): number {
    const known = this.free.get(name);
    if (known !== undefined) return known;
    const slot = this.next();
    this.free.set(name, slot);
    return slot;
  }

  find(name: string, scope: Scope): Found {
    const items: number[] = [];
    for (let at = scope; at; at = at.up) {
      if ('item' in at) items.push(at.item);
      else if (at.name === name) return { items, slot: at.slot, free: false };
    }
    return { items, slot: this.freeSlot(name), free: true };
  }

  get size(): number {
    return this.count;
  }
}

export function compile(ast: Ast, around: Around): Code {
  return around.places.compile(ast, around);
}

export const constant =
  (value: unknown): Code =>
  () =>
    value;

export function isBound(name: string, scope: Scope): boolean {
  for (let at = scope; at; at = at.up) if (!('item' in at) && at.name === name) return true;
  return false;
}

import type { Ast } from '../parse/ast.ts';

/** Does the tree name this anywhere? (Also where the name is bound anew: one that only may matter counts.) */
export function mentions(ast: Ast, name: string): boolean {
  if (ast.k === 'name') return ast.name === name;
  return parts(ast).some((part) => mentions(part, name));
}

/** The trees right beneath one. */
function parts(value: object): Ast[] {
  return Object.values(value).flatMap((part: unknown) => {
    if (typeof part !== 'object' || part === null) return [];
    return 'k' in part ? [part as Ast] : parts(part);
  });
}

/** Does the tree ask `?` itself (not within an `in` of its own, where `?` is another)? */
export function asksInput(ast: Ast): boolean {
  if (ast.k === 'input') return true;
  if (ast.k === 'in') return asksInput(ast.a);
  return parts(ast).some(asksInput);
}

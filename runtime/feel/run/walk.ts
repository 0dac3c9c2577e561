import type { Ast } from '../parse/ast.ts';

/** Does the tree ask `?` itself (not within an `in` of its own, where `?` is another)? */
export function asksInput(ast: Ast): boolean {
  if (ast.k === 'input') return true;
  if (ast.k === 'in') return asksInput(ast.a);
  return Object.values(ast).some(asks);
}

function asks(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) return part.some(asks);
  return 'k' in part ? asksInput(part as Ast) : Object.values(part).some(asks);
}

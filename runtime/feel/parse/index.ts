/** From a text to a tree. The only place that knows the grammar; whoever has the tree needs none of this. */
import { formsOf, LIBRARY } from '../run/builtins/index.ts';
import type { CompileError, Read } from '../types.ts';
import type { Ast } from './ast.ts';
import { readAst } from './read.ts';
import { askedBy } from './reads.ts';
import { parseTree } from './tree.ts';

export { MAX_SOURCE } from './tree.ts';

export interface Knowledge {
  /** Names with blanks or signs in them that the source may use. */
  readonly names?: readonly string[];
  /** Names of functions that come in as variables (business knowledge of a decision model). */
  readonly functions?: readonly string[];
  /** Types beside FEEL's own, by name (a decision model's): does a value belong? */
  readonly types?: (name: string) => ((value: unknown) => boolean) | undefined;
}

/** A source read once. */
export interface Source {
  readonly ast: Ast;
  readonly reads: readonly Read[];
  /** Asks `?`, the tested value of a cell. */
  readonly asksInput: boolean;
}

export type ReadSource =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly error: CompileError };

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const LIBRARY_NAMES = Object.keys(LIBRARY).filter((name) => !PLAIN_NAME.test(name));

/** Reads an expression or a cell. Never throws. */
export function readSource(
  text: string,
  kind: 'expression' | 'unary-tests',
  knowledge: Knowledge = {},
): ReadSource {
  const functions = knowledge.functions ?? [];
  const names = [
    ...LIBRARY_NAMES,
    ...(knowledge.names ?? []),
    ...functions.filter((name) => !PLAIN_NAME.test(name)),
  ];
  try {
    const tree = parseTree(text, kind, names);
    if (!tree.ok) return tree;
    const ast = readAst(text, tree.root);
    const asked = askedBy(ast, (name) => formsOf(name) !== undefined, functions);
    if (asked.unknown) return { ok: false, error: asked.unknown };
    return { ok: true, source: { ast, reads: asked.reads, asksInput: asked.input } };
  } catch (error) {
    return { ok: false, error: unreadable(error) };
  }
}

/** What the grammar let pass and the tree has no place for, or what is nested too deeply to be walked. */
export function unreadable(error: unknown): CompileError {
  if (error instanceof RangeError) {
    return { code: 'feel-too-long', message: 'The expression is nested too deeply. Split it.' };
  }
  return { code: 'feel-syntax', message: error instanceof Error ? error.message : String(error) };
}

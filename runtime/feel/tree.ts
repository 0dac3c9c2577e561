import { parseExpression, parseUnaryTests } from 'feelin';
import type { CompileError } from './types.ts';

/** A node of the parsed source, with places in the source. */
export interface FeelNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly children: FeelNode[];
}

/** Characters of one expression. Longer ones belong into a decision table. */
export const MAX_SOURCE = 10_000;

export type Parsed =
  | { readonly ok: true; readonly root: FeelNode }
  | { readonly ok: false; readonly error: CompileError };

/** Reads a source into a tree. `names` are known names with blanks or signs in them, which FEEL cannot tell apart alone. */
export function parse(source: string, kind: 'expression' | 'unary-tests', names: readonly string[]): Parsed {
  if (source.length > MAX_SOURCE) {
    const message = `The expression has ${source.length} characters; at most ${MAX_SOURCE} are allowed. Split it.`;
    return { ok: false, error: { code: 'feel-too-long', message } };
  }
  const known: Record<string, unknown> = {};
  for (const name of names) known[name] = null;
  const tree = (kind === 'expression' ? parseExpression : parseUnaryTests)(source, known, undefined);
  const top: FeelNode = { name: '', from: 0, to: source.length, children: [] };
  const stack = [top];
  let fault: { from: number; to: number } | undefined;
  tree.iterate({
    enter({ name, from, to, type }) {
      if (type.isError) fault ??= { from, to };
      if (type.isSkipped) return false;
      const node: FeelNode = { name, from, to, children: [] };
      stack.at(-1)?.children.push(node);
      stack.push(node);
      return true;
    },
    leave({ type }) {
      if (!type.isSkipped) stack.pop();
    },
  });
  const root = top.children[0];
  if (fault || !root || root.children.length === 0) return { ok: false, error: syntaxError(source, fault) };
  return { ok: true, root };
}

function syntaxError(source: string, fault: { from: number; to: number } | undefined): CompileError {
  if (source.trim() === '') {
    return { code: 'feel-syntax', message: 'The expression is empty. Write one.', position: 0 };
  }
  const position = fault?.from ?? 0;
  const text = source.slice(position, Math.max(fault?.to ?? 0, position + 12)).trim();
  const where = text === '' ? 'The expression ends too early' : `Not understood: "${text}"`;
  return { code: 'feel-syntax', message: `${where} at character ${position + 1}.`, position };
}

/** Text of a name node, with runs of blanks as one. */
export function nameOf(source: string, node: FeelNode): string {
  const text = source.slice(node.from, node.to);
  return text.startsWith('`') ? text.slice(1, -1) : text.replace(/\s+/g, ' ').trim();
}

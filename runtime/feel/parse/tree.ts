import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import type { CompileError } from '../types.ts';

/** A node of the grammar's tree, with places in the source. */
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
export function parseTree(
  source: string,
  kind: 'expression' | 'unary-tests',
  names: readonly string[],
): Parsed {
  if (source.length > MAX_SOURCE) {
    const message = `The expression has ${source.length} characters; at most ${MAX_SOURCE} are allowed. Split it.`;
    return { ok: false, error: { code: 'feel-too-long', message } };
  }
  const known: Record<string, null> = {};
  for (const name of names) known[name] = null;
  const top = kind === 'expression' ? 'Expression' : 'UnaryTests';
  const language = parser.configure({ top, contextTracker: trackVariables(known) });
  const read = treeOf(language, source);
  if (!read.fault && read.root) return { ok: true, root: read.root };
  const lent = lend(source);
  const again = lent === source ? read : treeOf(language, lent);
  if (!again.fault && again.root) return { ok: true, root: again.root };
  return { ok: false, error: syntaxError(source, read.fault) };
}

/**
 * The grammar lacks `range<…>` of DMN 1.5 and Camunda's `function` without parameters as types, and its `and(…)` and
 * `or(…)` as functions. Words of the same length that it knows stand in; names are read from the source itself.
 */
function lend(source: string): string {
  return source
    .replace(RANGE_TYPE, 'list ')
    .replace(FUNCTION_TYPE, 'Function')
    .replace(LOGIC_CALL, (word) => `${word.slice(0, -1)}_`);
}

const FUNCTION_TYPE = /(?<=\bof\s+|[:<,]\s*|->\s*)function(?!\s*[<(])/g;
const LOGIC_CALL =
  /(?<=^\s*|[(,[{:+*/=<>-]\s*|\b(?:then|else|return|satisfies|in|and|or|if)\s+)(?:and|or)(?=\s*\()/g;
const RANGE_TYPE = /(?<=\bof\s+|[:<,]\s*|->\s*)range(?=\s*<)/g;

interface Fault {
  readonly from: number;
  readonly to: number;
}

function treeOf(
  language: typeof parser,
  source: string,
): { readonly root: FeelNode | undefined; readonly fault: Fault | undefined } {
  const above: FeelNode = { name: '', from: 0, to: source.length, children: [] };
  const stack = [above];
  let fault: Fault | undefined;
  language.parse(source).iterate({
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
  const root = above.children[0];
  return { root: root && root.children.length > 0 ? root : undefined, fault };
}

function syntaxError(source: string, fault: Fault | undefined): CompileError {
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

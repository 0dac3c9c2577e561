import { type Knowledge, readSource, type Source, unreadable } from '../parse/index.ts';
import { type Program, program } from '../run/index.ts';
import type { CompileError } from '../types.ts';

export type Ready =
  | { readonly ok: true; readonly source: Source; readonly program: Program }
  | { readonly ok: false; readonly error: CompileError };

/** From a text to what runs. Never throws: a tree too deep to be walked is refused like any other mistake. */
export function ready(text: string, kind: 'expression' | 'unary-tests', knowledge: Knowledge): Ready {
  const read = readSource(text, kind, knowledge);
  if (!read.ok) return read;
  try {
    return { ok: true, source: read.source, program: program(read.source.ast, knowledge.types) };
  } catch (error) {
    return { ok: false, error: unreadable(error) };
  }
}

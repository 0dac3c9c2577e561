import type { Ambient, FeelWarning, Knowledge, Read } from '#runtime/feel';
import { compileNative, type Native, type Scope } from '#runtime/feel/native';
import type { DmnNode } from './model.ts';
import type { Types } from './type.ts';

/** What is noted while one decision is evaluated. */
export interface Notes {
  readonly ambient: Ambient;
  readonly warnings: FeelWarning[];
  readonly errors: { code: string; message: string }[];
  /** Rules that matched in the decision's own table. */
  matched: readonly number[];
}

/** A compiled piece of decision logic. Never throws for what is wrong with values. */
export type Logic = (scope: Scope, notes: Notes) => Native;

/** What compiling needs to know of the whole file. */
export interface Compiling {
  /** Names with blanks or signs. */
  readonly names: readonly string[];
  /** Names of business knowledge models and services that may be called. */
  readonly functions: readonly string[];
  /** The types that a `typeRef` of this file may name. */
  readonly types: Types;
  /** Hears what each expression reads. */
  read(reads: readonly Read[]): void;
  /** Notes a mistake; the piece becomes null. */
  fault(node: DmnNode, rule: string, message: string): void;
}

/** Logic of what is not there. */
export const NOTHING: Logic = () => null;

/** What FEEL is told of the file; evaluations stand inside another, whose moment counts. */
export function knowledgeOf({ names, functions, types }: Compiling): Knowledge {
  return {
    names,
    functions,
    types: (name) => {
      const type = types(name);
      return type && ((value) => value !== null && type.conforms(value, INSIDE));
    },
  };
}

const INSIDE: Notes = { ambient: { now: 0, zone: 'UTC' }, warnings: [], errors: [], matched: [] };

/** One FEEL text; an empty one is null. */
export function compileText(node: DmnNode, text: string, about: Compiling): Logic {
  if (text.trim() === '') return NOTHING;
  const compiled = compileNative(text, knowledgeOf(about));
  if (!compiled.ok) {
    about.fault(node, 'decision-expression', compiled.error.message);
    const { code, message } = compiled.error;
    return (_, notes) => {
      notes.errors.push({ code, message });
      return null;
    };
  }
  const { value: expression } = compiled;
  about.read(expression.reads);
  return (scope, notes) => {
    const { value, warnings } = expression.evaluate(scope, notes.ambient);
    if (warnings.length > 0) notes.warnings.push(...warnings);
    return value;
  };
}

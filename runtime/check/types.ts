import type { Graph } from '#runtime/bpmn';
import type { CompiledDecisions } from '#runtime/dmn';
import type { CompiledForm } from '#runtime/form';
import type { Directory, Finding, Text } from '#runtime/model';
import type { DesignBody } from '#runtime/wire';
import type { Flow } from './flow.ts';

/** What a check may look up around a design. */
export interface CheckInfo {
  /** Absent: rules about people and posts are left out (a screen that does not know them). */
  readonly directory?: Pick<Directory, 'units' | 'posts' | 'people'>;
  /** Gives others a turn while a large drawing is looked through; the host knows how. */
  readonly breathe?: () => Promise<void>;
}

/** A design with everything compiled once, as all rules read it. */
export interface Subject {
  readonly body: DesignBody;
  readonly info: CheckInfo;
  /** The process; absent where the drawing cannot be read at all (then that is the finding). */
  readonly graph: Graph | undefined;
  readonly flow: Flow;
  /** Forms that could be read, by key. */
  readonly forms: ReadonlyMap<string, CompiledForm>;
  readonly decisions: CompiledDecisions;
  /** What the compiler of the drawing found; part of `compiled`. */
  readonly drawn: readonly Finding[];
  /** What the compilers of drawing, forms and decisions found. */
  readonly compiled: readonly Finding[];
}

/** One rule: one file, one line in the registry, one good and one bad fixture. */
export interface Rule {
  /** Stable name in kebab-case: `Finding.rule`. */
  readonly name: string;
  /** What it asks, for the docs and the list of rules. */
  readonly asks: Text;
  check(subject: Subject): readonly Finding[];
}

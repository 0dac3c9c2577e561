import type { Logic } from './compiling.ts';
import type { Need } from './files.ts';
import type { DmnType } from './type.ts';

/** An element of the requirements graph, compiled. */
export interface Element {
  /** Unique over all files; the element's id wherever that is. */
  readonly key: string;
  readonly id: string;
  /** Name under which others read it. */
  readonly name: string;
  /** Its own name, where its variable has another. */
  readonly title: string;
  readonly kind: 'input' | 'decision' | 'knowledge' | 'service';
  readonly logic: Logic;
  /** What its value is held to. */
  readonly type: DmnType | undefined;
  /** What it reads itself from the case, as paths. */
  readonly reads: readonly (readonly string[])[];
  /** Inputs, decisions, knowledge models and services it needs. */
  readonly needs: readonly Need[];
  /** For a knowledge model: names of its parameters. */
  readonly params: readonly string[];
  /** For a service: its inputs (data, then decisions) in order, and its output decisions. */
  readonly inputs: readonly Need[];
  readonly outputs: readonly Need[];
  /** Names of the file's input data: only who requires one sees it. */
  readonly hidden: ReadonlySet<string>;
}

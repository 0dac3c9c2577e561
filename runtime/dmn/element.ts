import type { Logic } from './compiling.ts';

/** An element of the requirements graph, compiled. */
export interface Element {
  readonly id: string;
  /** Name under which others read it. */
  readonly name: string;
  readonly kind: 'decision' | 'knowledge' | 'service';
  readonly logic: Logic;
  /** What it reads itself from the case, as paths. */
  readonly reads: readonly (readonly string[])[];
  /** Ids of decisions, knowledge models and services it needs. */
  readonly needs: readonly string[];
  /** For a service: names of its inputs, in order, and ids of its output decisions. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

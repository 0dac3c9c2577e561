import type { Expression } from '#runtime/feel';
import type { Finding, StepRights } from '#runtime/model';
import type { DeadlineSpec, Node, ScopeSpec } from './graph.ts';

/**
 * One process of a BPMN file, compiled once at publishing: immutable, with everything the engine asks for resolved
 * (expressions compiled, references followed). What is inside belongs to bpmn and engine; others use the outline.
 */
export interface Graph {
  readonly id: string;
  readonly name: string;
  readonly executable: boolean;
  /** Every flow node by id, those of sub-processes too. */
  readonly elements: ReadonlyMap<string, Node>;
  /** The process from inside: for the engine. */
  readonly scope: ScopeSpec;
  /** Does any event wait for a condition? Then variables are watched. */
  readonly watches: boolean;
  /** Ids of the user tasks in file order. */
  readonly userTasks: readonly string[];
  /** Short title of a case, a FEEL expression of the process (`linli:summary`). */
  readonly title?: Expression;
  readonly attributes: readonly (SearchAttribute & { readonly expression: Expression })[];
  readonly deadline?: DeadlineSpec;
}

/** What anybody may know of an element without knowing the engine. */
export interface GraphElement {
  readonly id: string;
  /** BPMN type in kebab-case, e.g. `user-task`, `exclusive-gateway`, `boundary-event`. */
  readonly type: string;
  readonly name: string;
  /** The sub-process it stands in. */
  readonly parent?: string;
  /** The words a resident sees for it (`linli:public`); absent: not shown. */
  readonly publicLabel?: { readonly zh: string; readonly en: string };
  /** `linli:form` of a user task or a start event: the form's key in the release and the rights of this step. */
  readonly form?: { readonly key: string; readonly rights: StepRights };
  /** Elements that its sequence flows lead to, in the order of the drawing. */
  readonly next?: readonly string[];
}

/** A declared search attribute of a process: at most 12, typed. */
export interface SearchAttribute {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'boolean';
  /** FEEL over the case's variables. */
  readonly source: string;
}

export interface CompiledFile {
  /** Executable processes by id, in file order. */
  readonly processes: readonly Graph[];
  /** Errors mean: not to be deployed. */
  readonly findings: readonly Finding[];
}

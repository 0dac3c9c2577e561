/** Every event of a case and its data. Past tense, plain data; a changed meaning is a new version (`v`). */
import type { Applicant, Instant } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { ChildOutcome, DeadlineView, ParentOf } from '../types.ts';
import type { SupplementData, TaskData, Undo, Wait } from './shape.ts';

type At = { readonly el: string; readonly scope: number; readonly via?: string | undefined };

/** What an element instance is made of. */
export type Entering = At & {
  readonly id: number;
  readonly vars?: Variables | undefined;
  /** What an event brought, until it is merged. */
  readonly result?: Variables | undefined;
  readonly member?: number | undefined;
  readonly at?: readonly string[] | undefined;
  readonly back?: readonly string[] | undefined;
};

export interface EventData {
  'case-started': {
    readonly id: string;
    readonly space: string;
    readonly release: string;
    readonly process: string;
    readonly number?: string | undefined;
    readonly trial: boolean;
    readonly applicant?: Applicant | undefined;
    readonly variables: Variables;
    readonly waits: readonly Wait[];
    readonly deadline?: DeadlineView | undefined;
    /** How many user tasks the drawing has. */
    readonly tasks: number;
    readonly behaviour: number;
    readonly start: string;
    readonly parent?: ParentOf | undefined;
    readonly message?: { readonly id: string; readonly name: string; readonly key?: string } | undefined;
  };
  'case-completed': Record<never, never>;
  'case-terminated': { readonly el: string };
  'case-cancelled': Record<never, never>;
  'case-withdrawn': Record<never, never>;
  'case-declined': { readonly task: number; readonly el: string; readonly remedies: string };

  'element-passed': At & {
    /** The instance that stood here with an incident. */
    readonly id?: number | undefined;
    /** Flows whose waiting tokens were joined. */
    readonly join?: readonly string[] | undefined;
    readonly sets?: Variables | undefined;
  };
  'element-entered': Entering;
  'element-activated': Entering & {
    readonly waits?: readonly Wait[] | undefined;
    readonly task?: TaskData | undefined;
    readonly deadline?: DeadlineView | undefined;
    readonly total?: number | undefined;
    readonly items?: readonly Value[] | undefined;
    readonly out?: readonly Value[] | undefined;
  };
  'element-completing': {
    readonly id: number;
    readonly result?: Variables | undefined;
    readonly sets?: Variables | undefined;
  };
  'element-completed': {
    readonly id: number;
    readonly el: string;
    readonly result?: Variables | undefined;
    /** Output mappings; absent: everything merges up. */
    readonly sets?: Variables | undefined;
    /** What this member adds to the output collection. */
    readonly out?: Value | undefined;
    /** It can be undone later. */
    readonly keep?: true | undefined;
  };
  'elements-terminated': { readonly ids: readonly number[]; readonly els: readonly string[] };
  'scope-interrupted': {
    readonly scope: number;
    readonly ids: readonly number[];
    readonly els: readonly string[];
    readonly waits: readonly number[];
  };
  /** What was done is undone, newest first; of each scope these. */
  'compensation-thrown': At & {
    readonly id: number;
    readonly take: readonly { readonly scope: number; readonly ids: readonly number[] }[];
    readonly after: Undo['after'];
  };
  /** The next one: by its handler, or, of a sub-process, by opening it again. */
  'compensation-begun': {
    readonly id: number;
    readonly el: string;
    readonly record: number;
    readonly opened?: { readonly id: number; readonly itself: boolean } | undefined;
  };
  'tokens-removed': { readonly scope: number; readonly el: string; readonly via: string };
  'join-arrived': At & { readonly id?: number | undefined };

  'variables-set': { readonly scope: number; readonly variables: Variables };
  'incident-raised': {
    readonly id: number;
    readonly el: string;
    readonly incident: number;
    readonly code: string;
    readonly message: string;
  };
  'incident-resolved': {
    readonly id: number;
    readonly el: string;
    readonly incident: number;
    readonly retries?: number | undefined;
  };

  'job-completed': {
    readonly id: number;
    readonly el: string;
    readonly job: number;
    readonly variables: Variables;
  };
  'job-failed': {
    readonly id: number;
    readonly el: string;
    readonly job: number;
    readonly message: string;
    readonly retries: number;
    readonly retryAt?: Instant | undefined;
  };
  'error-thrown': {
    readonly el: string;
    readonly code: string;
    readonly message?: string | undefined;
    readonly variables?: Variables | undefined;
  };
  'escalation-thrown': { readonly el: string; readonly code: string };
  'timer-fired': {
    readonly id: number;
    readonly el: string;
    readonly timer: number;
    /** When it fires next; absent: never again. */
    readonly due?: Instant | undefined;
    readonly left?: number | undefined;
  };
  'message-correlated': {
    readonly id: number;
    readonly el: string;
    readonly wait: number;
    readonly message: string;
    readonly name: string;
    readonly key?: string | undefined;
    readonly variables: Variables;
    /** The place goes on waiting (non-interrupting). */
    readonly stays: boolean;
  };
  'message-published': {
    readonly case: string;
    readonly el: string;
    readonly name: string;
    readonly key?: string | undefined;
    readonly variables: Variables;
  };
  'signal-thrown': {
    readonly case: string;
    readonly el: string;
    readonly name: string;
    readonly variables: Variables;
  };
  'signal-received': { readonly signal: string; readonly name: string };
  'condition-changed': {
    readonly id: number;
    readonly el: string;
    readonly wait: number;
    readonly held: boolean;
  };
  /** One of several events that must all happen. */
  'event-collected': {
    readonly id: number;
    readonly el: string;
    readonly wait: number;
    readonly variables: Variables;
  };
  'event-happened': {
    readonly id: number;
    readonly el: string;
    readonly wait: number;
    readonly variables: Variables;
  };
  'decision-evaluated': {
    readonly el: string;
    readonly decision: string;
    readonly matched: readonly number[];
    readonly value: Value;
  };

  /** Elements of an ad-hoc sub-process begin; the others wait for their turn. */
  'ad-hoc-begun': {
    readonly id: number;
    readonly el: string;
    readonly begun: readonly string[];
    readonly todo: readonly string[];
  };
  /** A case of another process begins and is waited for. */
  'child-started': {
    readonly case: string;
    readonly id: number;
    readonly el: string;
    readonly wait: number;
    readonly child: string;
    readonly process: string;
    readonly binding: 'latest' | 'release';
    readonly variables: Variables;
  };
  'child-ended': {
    readonly id: number;
    readonly el: string;
    readonly wait: number;
    readonly variables: Variables;
  };
  'child-cancelled': { readonly case: string; readonly el: string; readonly child: string };
  /** Who called this case is told. */
  'parent-told': {
    readonly case: string;
    readonly parent: string;
    readonly call: string;
    readonly outcome: ChildOutcome;
  };

  'task-claimed': {
    readonly task: number;
    readonly el: string;
    readonly person: string;
    readonly post?: string | undefined;
  };
  'task-returned': { readonly task: number; readonly el: string };
  'task-handed-over': {
    readonly task: number;
    readonly el: string;
    readonly person?: string | undefined;
    readonly post?: string | undefined;
  };
  'task-saved': { readonly task: number; readonly el: string; readonly variables: Variables };
  'task-completed': {
    readonly task: number;
    readonly el: string;
    readonly variables: Variables;
    readonly button?: string | undefined;
    /** Its place among the user tasks of the drawing. */
    readonly order: number;
    readonly by?: { readonly person: string; readonly post?: string } | undefined;
  };
  'task-skipped': { readonly task: number; readonly el: string };
  'task-sent-back': {
    readonly task: number;
    readonly el: string;
    readonly to: string;
    readonly mode: 'again' | 'straight';
    /** Instances that end with it; of a round of several people: the whole round. */
    readonly ids: readonly number[];
    readonly joins: readonly { readonly scope: number; readonly el: string; readonly via: string }[];
  };
  'supplement-asked': {
    readonly task: number;
    readonly el: string;
    readonly supplement: SupplementData;
    readonly deadline?: DeadlineView | undefined;
  };
  'supplement-answered': {
    readonly task: number;
    readonly el: string;
    readonly supplement: number;
    readonly variables: Variables;
    readonly deadline?: DeadlineView | undefined;
    readonly reminder?: Wait | undefined;
  };
  'reminder-sent': {
    readonly case: string;
    readonly task: number;
    readonly el: string;
    readonly wait: number;
    readonly text?: string | undefined;
    readonly to: readonly string[];
    readonly posts: readonly string[];
    readonly due: Instant;
  };
}

export type EventType = keyof EventData;

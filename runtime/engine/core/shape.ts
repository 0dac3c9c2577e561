/** The shape of a saved case (`CaseState.core`): scopes, tokens, variables, waiting places. Plain JSON, nothing else. */
import type { Instant } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { CaseState, DeadlineView } from '../types.ts';

/** Version of this shape; older snapshots are lifted by `codec.ts`. */
export const SNAPSHOT = 1;
/** Number of the rules a case runs by; a case keeps the number it began with. */
export const BEHAVIOUR = 1;
/** The process instance itself. */
export const ROOT = 1;

/** Where an element instance stands in its life. */
export type Stage = 'activating' | 'active' | 'completing';

export interface Instance {
  readonly id: number;
  /** Element id; of the root: the process id. */
  readonly el: string;
  /** Instance of the scope it runs in; 0 for the root. */
  readonly scope: number;
  /** The flow it was entered by. */
  readonly via: string | undefined;
  stage: Stage;
  /** Child instances and tokens waiting at joins. */
  kids: number;
  /** Local variables. */
  vars: Variables;
  waits: readonly Wait[];
  /** What its work brought, until it is merged. */
  result: Variables | undefined;
  task: TaskData | undefined;
  loop: LoopData | undefined;
  /** Which member of its loop it is, from 0. */
  readonly member: number | undefined;
  incident: IncidentData | undefined;
  deadline: DeadlineView | undefined;
  /** Elements to begin at instead of the start events, outermost first (sent back into a sub-process). */
  at: readonly string[] | undefined;
  /** What was done in this scope and can be undone, oldest first. */
  done: readonly Done[] | undefined;
  /** Of an ad-hoc sub-process: elements that are still to begin. */
  todo: readonly string[] | undefined;
  /** What it undoes, and what comes then: its flows, nothing, or the end of the transaction it stands in. */
  undo: Undo | undefined;
  /** Where to go straight after it, instead of its flows (sent back with "come straight back"). */
  back: readonly string[] | undefined;
}

/** An activity that was done, as long as it can be undone. */
export interface Done {
  readonly id: number;
  readonly el: string;
  /** Its local variables as they were: what undoes it sees them. */
  readonly vars: Variables;
  readonly member?: number;
  /** Of a sub-process or round: what was done inside. */
  readonly inner?: readonly Done[];
}

export interface Undo {
  /** Newest first. */
  readonly todo: readonly Done[];
  readonly after: 'flows' | 'nothing' | 'cancel';
}

/** A place at which a case waits for something from outside. */
export interface Wait {
  readonly id: number;
  readonly kind: 'job' | 'timer' | 'message' | 'signal' | 'condition' | 'reminder' | 'child';
  /** The event element it belongs to, or the activity itself. */
  readonly el: string;
  readonly due?: Instant;
  /** Of a repeating timer: its interval, and how many are left (absent: no end). */
  readonly every?: string;
  readonly left?: number;
  readonly until?: Instant;
  /** Task type of a job; name of a message or signal; id of a called process. */
  readonly name?: string;
  readonly key?: string;
  readonly retries?: number;
  /** Of a condition: whether it held when it was last looked at; it happens when it becomes true. */
  readonly held?: boolean;
}

export interface TaskData {
  readonly at: Instant;
  readonly assignee?: string;
  /** The post the assignee acts in. */
  readonly post?: string;
  readonly users: readonly string[];
  readonly posts: readonly string[];
  readonly priority: number;
  readonly applicant: boolean;
  /** Version of the directory in which its handlers were looked up. Absent in histories before it was kept. */
  readonly directory?: number;
  readonly saved: Variables;
  readonly supplement?: SupplementData;
}

export interface SupplementData {
  readonly id: number;
  readonly items: readonly string[];
  readonly fields: readonly string[];
  readonly at: Instant;
  readonly due?: Instant;
}

export interface LoopData {
  /** Members in all; -1 where only the running decides (standard loop). */
  readonly total: number;
  readonly started: number;
  readonly done: number;
  readonly ended: number;
  /** Of a sequential loop: what is still to come. */
  readonly items?: readonly Value[];
  readonly out?: readonly Value[];
}

export interface IncidentData {
  readonly id: number;
  readonly code: string;
  readonly message: string;
  readonly at: Instant;
}

/** Tokens that wait at a joining gateway. */
export interface Waiting {
  readonly scope: number;
  readonly el: string;
  readonly via: string;
  readonly count: number;
}

export interface Core {
  /** Next id of an instance, wait or incident. */
  next: number;
  /** Latest time seen; time never runs backwards in a case. */
  clock: Instant;
  /** Rough upper bound of the saved size, in characters. */
  weight: number;
  /** Ascending by id; a child always has a higher id than its scope. */
  instances: readonly Instance[];
  joins: readonly Waiting[];
  /** One bit per user task of the drawing that was done at least once, 30 to a number. */
  seen: readonly number[];
  /** Who last completed a task. */
  handler: { readonly person: string; readonly post?: string } | undefined;
  /** A staff member has completed a step: the applicant can no longer withdraw. */
  accepted: boolean;
  remedies: string | undefined;
}

export function coreOf(state: CaseState): Core {
  return state.core as unknown as Core;
}

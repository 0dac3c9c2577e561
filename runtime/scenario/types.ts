/** The shape of an executable scenario (演练). docs/reference/scenario.md says it in words. */

import type { RoleBinding } from '#runtime/engine';
import type { Applicant, Directory, Text } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';

export interface Scenario {
  readonly id?: string;
  readonly title?: Text;
  /** Ids of sequence flows this story depends on: it fails where one of them is removed. */
  readonly guards?: readonly string[];
  /** When it begins, ISO 8601 with zone. Default: Monday 2026-03-02T09:00:00+08:00. */
  readonly at?: string;
  /** People of this story, where the default street is not enough. */
  readonly directory?: Directory;
  /** Role key → unit and role; roles that are not named are bound to the default street. */
  readonly roles?: Readonly<Record<string, RoleBinding>>;
  /** Settings that differ from the defaults. */
  readonly settings?: Variables;
  /** Task types that complete by themselves, with what they bring. */
  readonly auto?: Readonly<Record<string, Variables>>;
  readonly steps: readonly Step[];
}

/** Which of several tasks of one element: the n-th open one (from 1), or the one that sees these variables. */
export interface Which {
  readonly nth?: number;
  readonly where?: Variables;
}

/** Who acts, and that the act must be refused. */
export interface Acting {
  /**
   * A person id, a post id, a role key, `applicant`, or `system`. Absent: whoever may (the assignee, else the first
   * candidate, else the applicant of a task for the applicant).
   */
  readonly as?: string;
  readonly reason?: string;
  /** The engine must refuse with this code; `true`: with any. */
  readonly refused?: string | true;
}

/** Tasks, jobs and incidents are named by element id or by the element's name. */
export type Step = { readonly note?: string } & (
  | ({
      readonly start: {
        readonly variables?: Variables;
        readonly applicant?: Applicant;
        readonly event?: string;
      };
    } & Acting)
  | ({ readonly claim: string } & Which & Acting)
  | ({ readonly return: string } & Which & Acting)
  | ({
      readonly handOver: string;
      readonly to: { readonly person?: string; readonly post?: string };
    } & Which &
      Acting)
  | ({ readonly save: string; readonly variables: Variables } & Which & Acting)
  | ({ readonly complete: string; readonly variables?: Variables; readonly button?: string } & Which & Acting)
  | ({ readonly sendBack: string; readonly to: string; readonly mode?: 'again' | 'straight' } & Which &
      Acting)
  | ({
      readonly supplement: string;
      readonly items: readonly string[];
      readonly fields?: readonly string[];
      readonly days?: number;
    } & Which &
      Acting)
  | ({ readonly answer: Variables } & Acting)
  | ({ readonly decline: string; readonly remedies: string } & Which & Acting)
  | ({ readonly withdraw: true } & Acting)
  | ({ readonly cancel: true } & Acting)
  | ({ readonly set: Variables } & Acting)
  /** `PT2H`, `P3D`, `5 working-day`, `2 hour`, an instant (ISO 8601 with zone), or `due` (a minute past the next due time). */
  | { readonly advance: string }
  | ({ readonly publish: string; readonly key?: string; readonly variables?: Variables } & Acting)
  | ({ readonly job: string; readonly variables?: Variables } & Which & Acting)
  | ({ readonly failJob: string; readonly message?: string; readonly retries?: number } & Which & Acting)
  | ({ readonly throwError: string; readonly code: string; readonly variables?: Variables } & Which & Acting)
  | ({ readonly resolve: string; readonly variables?: Variables; readonly retries?: number } & Acting)
  | { readonly expect: Expectation }
);

/** Everything named must hold; what is not named is not looked at. */
export interface Expectation {
  /** Exactly these tasks are open (names or element ids, in any order, one entry per open task). */
  readonly tasks?: readonly string[];
  /** Task → who has it (person id or role key), or null where nobody has claimed it. */
  readonly assignee?: Readonly<Record<string, string | null>>;
  readonly state?: 'running' | 'completed' | 'cancelled' | 'declined' | 'withdrawn' | 'terminated';
  readonly ended?: boolean;
  readonly variables?: Readonly<Record<string, Value>>;
  /** Exactly these open tasks are past their due time. */
  readonly late?: readonly string[];
  /** How many reminders have gone out so far, or for which elements. */
  readonly reminders?: number | readonly string[];
  readonly jobs?: readonly string[];
  readonly messages?: readonly string[];
  readonly incidents?: readonly string[];
  readonly passed?: readonly string[];
  readonly notPassed?: readonly string[];
}

export interface Failure {
  /** 1-based number of the step. */
  readonly step: number;
  readonly message: Text;
}

/** One thing that happened, for the trace. */
export interface TraceLine {
  readonly step: number;
  readonly at: string;
  readonly type: string;
  readonly element?: string;
  readonly name?: string;
}

export interface ScenarioResult {
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  readonly trace: readonly TraceLine[];
  readonly tasks: readonly {
    readonly element: string;
    readonly name: string;
    readonly assignee?: string;
    readonly due?: string;
  }[];
  readonly variables: Variables;
  readonly state: string;
  readonly now: string;
  /** Elements that were reached. */
  readonly passed: readonly string[];
  /** Sequence flows that were taken. */
  readonly flows: readonly string[];
}

/**
 * The engine's face: what goes in (command, context), what comes out (events or a rejection), and what others may
 * read from a case. `decide` looks things up and decides; `evolve` sees state and event only and evaluates nothing.
 */
import type { Graph, SearchAttribute } from '#runtime/bpmn';
import type { Calendar } from '#runtime/calendar';
import type { Decisions } from '#runtime/dmn';
import type { Ambient } from '#runtime/feel';
import type { Actor, Applicant, Audience, Channel, Directory, Instant, StepRights } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';

/** Who commands, how and why. The same command id is decided once; see the host. */
export interface CommandStamp {
  /** Unique per command; repeated on retry. */
  readonly id: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly reason?: string;
  /** Id of the event or message that caused this command, if any. */
  readonly cause?: string;
}

export type Command =
  // the case
  | {
      readonly type: 'start-case';
      readonly caseId: string;
      readonly space: string;
      readonly release: string;
      readonly number?: string;
      readonly trial?: boolean;
      readonly applicant?: Applicant;
      readonly variables: Variables;
      /** Start event to use; absent: the none start event. */
      readonly startEvent?: string;
      /** The message that starts it, where it is a message start event. */
      readonly message?: { readonly id: string; readonly name: string; readonly key?: string };
      /** The case that called it, and the call it answers to. */
      readonly parent?: ParentOf;
    }
  | { readonly type: 'cancel-case' }
  | { readonly type: 'withdraw-case' }
  | { readonly type: 'decline-case'; readonly task: string; readonly remedies: string }
  | { readonly type: 'set-variables'; readonly scope?: string; readonly variables: Variables }
  // human work
  | { readonly type: 'claim-task'; readonly task: string }
  | { readonly type: 'return-task'; readonly task: string }
  | {
      readonly type: 'hand-over-task';
      readonly task: string;
      readonly to: { readonly person?: string; readonly post?: string };
      /** By who supervises the task's unit (permissions are the caller's business): needs neither the task nor its button. */
      readonly supervised?: true;
    }
  | { readonly type: 'save-task'; readonly task: string; readonly variables: Variables }
  | {
      readonly type: 'complete-task';
      readonly task: string;
      readonly variables: Variables;
      readonly button?: string;
    }
  | {
      readonly type: 'send-back';
      readonly task: string;
      /** Element id of an earlier user task. */
      readonly to: string;
      /** `again`: the middle runs again; `straight`: comes straight back to this task. */
      readonly mode: 'again' | 'straight';
    }
  | {
      readonly type: 'ask-supplement';
      readonly task: string;
      /** All that is missing, in words the applicant understands; one request lists all. */
      readonly items: readonly string[];
      /** Fields of the application the applicant may change. */
      readonly fields: readonly string[];
      /** Working days the applicant has. */
      readonly days?: number;
    }
  | { readonly type: 'answer-supplement'; readonly supplement: string; readonly variables: Variables }
  // machine work
  | { readonly type: 'complete-job'; readonly job: string; readonly variables: Variables }
  | {
      readonly type: 'fail-job';
      readonly job: string;
      readonly message: string;
      readonly retries: number;
      readonly retryAt?: Instant;
    }
  | {
      readonly type: 'throw-error';
      /** Id of a job, or of a task: what a person or machine found out while working on it. */
      readonly job: string;
      readonly code: string;
      readonly message?: string;
      readonly variables?: Variables;
    }
  /** Informs whoever listens above; the work goes on unless its catcher interrupts it. */
  | {
      readonly type: 'throw-escalation';
      readonly job: string;
      readonly code: string;
      readonly variables?: Variables;
    }
  /** How a called case ended, or what became known of it meanwhile. */
  | { readonly type: 'report-child'; readonly call: string; readonly outcome: ChildOutcome }
  | { readonly type: 'fire-timer'; readonly job: string }
  | {
      readonly type: 'correlate-message';
      readonly message: string;
      readonly name: string;
      readonly key?: string;
      readonly variables: Variables;
      readonly subscription: string;
    }
  /** A signal of the space: everything in the case that waits for it goes on. */
  | {
      readonly type: 'receive-signal';
      readonly signal: string;
      readonly name: string;
      readonly variables: Variables;
    }
  // operating
  | {
      readonly type: 'resolve-incident';
      readonly incident: string;
      readonly variables?: Variables;
      readonly retries?: number;
    };

export type CommandType = Command['type'];

export interface ParentOf {
  readonly case: string;
  /** Id of the call; see `ChildView`. */
  readonly call: string;
}

/** What a called case tells its caller. */
export type ChildOutcome =
  | { readonly kind: 'completed'; readonly variables: Variables }
  /** Cancelled, withdrawn or declined by somebody. */
  | { readonly kind: 'ended'; readonly status: CaseStatus }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message?: string;
      readonly variables?: Variables;
    }
  /** It goes on meanwhile. */
  | { readonly kind: 'escalation'; readonly code: string; readonly variables?: Variables }
  /** It could not begin. */
  | { readonly kind: 'failed'; readonly message: string };

/** All that is looked up while deciding, as immutable snapshots. */
export interface Context {
  readonly now: Instant;
  /** IANA zone of the street. */
  readonly zone: string;
  readonly directory: Directory;
  readonly calendar: Calendar;
  /** Settings of the release, readable in FEEL as `settings`. */
  readonly settings: Variables;
  /** Role key of the drawing → unit and role in the directory, bound at publishing. */
  readonly roles: Readonly<Record<string, RoleBinding>>;
  readonly decisions: Decisions;
  /** Seed of everything random in this command. */
  readonly seed: string;
  /** Only simulators: what a person would choose. No branch of the engine knows about tests. */
  readonly oracle?: Oracle;
}

export interface RoleBinding {
  readonly unit: string;
  readonly role: string;
}

/** A simulator's choices instead of conditions: which flows leave a gateway or activity. Undefined: evaluate. */
export interface Oracle {
  readonly flows?: (element: string, outgoing: readonly string[]) => readonly string[] | undefined;
}

/** A fact of a case. Past tense, plain data, versioned; old versions are read by old code for ever. */
export interface CaseEvent {
  /** 1, 2, 3 … within the case. The event's id is `<caseId>#<seq>`. */
  readonly seq: number;
  readonly type: string;
  /** Version of this event type's meaning. */
  readonly v: number;
  readonly by: CommandStamp;
  readonly data: Readonly<Record<string, Value>>;
}

/** The caller is wrong, nothing changed. */
export interface Rejection {
  readonly ok: false;
  /** Stable code, e.g. `task-not-open`, `not-assignee`, `reason-missing`. */
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export interface Accepted {
  readonly ok: true;
  readonly events: readonly CaseEvent[];
  /** `events` folded over the state it was decided on. */
  readonly state: CaseState;
}

export type Decision = Accepted | Rejection;

export type CaseStatus = 'running' | 'completed' | 'cancelled' | 'declined' | 'withdrawn' | 'terminated';

/**
 * A case as it is saved: small JSON, nothing hidden. Others read it by the views below only;
 * the engine's own parts are in `core`.
 */
export interface CaseState {
  readonly id: string;
  readonly space: string;
  readonly release: string;
  readonly process: string;
  readonly number?: string;
  readonly trial: boolean;
  readonly status: CaseStatus;
  /** Number of the engine's behaviour that this case runs by. */
  readonly behaviour: number;
  /** Version of this snapshot's shape. */
  readonly snapshot: number;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly applicant?: Applicant;
  /** The case that called it. */
  readonly parent?: ParentOf;
  /** Sequence number of the last event. */
  readonly seq: number;
  readonly core: Readonly<Record<string, unknown>>;
}

/** 待办, as everybody outside the engine sees it. */
export interface TaskView {
  readonly id: string;
  readonly element: string;
  readonly name: string;
  readonly state: 'open' | 'waiting-for-applicant';
  /** Element-instance scope it runs in; a member of a multi-instance has its own. */
  readonly scope: string;
  readonly assignee?: string;
  readonly candidateUsers: readonly string[];
  /** Post ids. */
  readonly candidatePosts: readonly string[];
  /** The applicant does it in the portal (supplement, rating, confirmation). */
  readonly forApplicant: boolean;
  readonly form?: string;
  readonly rights: StepRights;
  readonly buttons: readonly TaskButton[];
  readonly priority: number;
  readonly createdAt: Instant;
  /** Its own, else that of the nearest sub-process around it that has one. */
  readonly deadline?: DeadlineView;
  /** Variables visible at this task, inputs first; saved (暂存) values on top. */
  readonly saved: Variables;
  /** Element ids of earlier user tasks it may be sent back to. */
  readonly sendBackTargets: readonly string[];
}

export interface TaskButton {
  readonly action: 'complete' | 'send-back' | 'supplement' | 'decline' | 'hand-over' | 'return' | 'save';
  readonly label: string;
  readonly labelEn?: string;
  /** For `complete`: becomes the variable `outcome`. */
  readonly value?: string;
  readonly needsReason: boolean;
  readonly target?: string;
}

/** A deadline is an append-only list; this is what it comes to. */
export interface DeadlineView {
  readonly due: Instant;
  readonly unit: 'minute' | 'hour' | 'calendar-day' | 'working-day';
  readonly amount: number;
  readonly calendar: string;
  readonly calendarVersion: number;
  /** IANA zone in which its days were counted: “today” is the street’s day. */
  readonly zone: string;
  /** The calendar does not cover the year it falls in. */
  readonly notCovered: boolean;
  readonly pausedSince?: Instant;
  readonly remindAt?: Instant;
  readonly log: readonly {
    readonly act: 'start' | 'pause' | 'resume' | 'extend';
    readonly at: Instant;
    readonly cause: string;
    readonly by: string;
    readonly due: Instant;
  }[];
}

/** 作业: machine work of a case. Leases are operational and live in the store, never here. */
export interface JobView {
  readonly id: string;
  readonly kind: 'timer' | 'service' | 'reminder';
  readonly element: string;
  /** Task type (`notify`, …) for services. */
  readonly type: string;
  readonly due: Instant;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Variables;
}

export interface SubscriptionView {
  readonly id: string;
  readonly element: string;
  readonly message: string;
  readonly key?: string;
}

export interface SignalView {
  readonly id: string;
  readonly element: string;
  readonly signal: string;
}

/** A case that this one has called and waits for. */
export interface ChildView {
  /** Id of the call. */
  readonly id: string;
  readonly element: string;
  readonly process: string;
  /** Id of the called case: made of the caller's and the call's. */
  readonly case: string;
}

export interface IncidentView {
  readonly id: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
  readonly at: Instant;
}

/** Where a case stands, without data: its scopes and tokens, what they wait for, and the tokens held by joins. */
export interface PlacesView {
  /** Ascending by id; a place always has a higher id than its scope. The process itself comes first, with scope 0. */
  readonly places: readonly PlaceView[];
  readonly joins: readonly {
    readonly scope: number;
    readonly element: string;
    readonly flow: string;
    readonly count: number;
  }[];
}

export interface PlaceView {
  readonly id: number;
  readonly element: string;
  readonly scope: number;
  readonly stage: string;
  readonly waits: readonly { readonly id: string; readonly kind: string; readonly element: string }[];
  /** Is it one round of a loop? */
  readonly isMember: boolean;
  readonly loop?: {
    readonly total: number;
    readonly started: number;
    readonly done: number;
    readonly ended: number;
  };
  readonly incident?: string;
  /** What could be undone here, or is being undone. */
  readonly undoes?: string;
}

export interface SupplementView {
  readonly id: string;
  readonly task: string;
  readonly items: readonly string[];
  readonly fields: readonly string[];
  readonly askedAt: Instant;
  readonly due?: Instant;
}

/** What leaves the case: delivered at least once, with a stable key. */
export interface Effect {
  /** Stable: `<caseId>#<seq>`. */
  readonly key: string;
  readonly kind:
    | 'publish-message'
    | 'broadcast-signal'
    | 'notify'
    | 'start-child'
    | 'cancel-child'
    | 'tell-parent';
  readonly data: Readonly<Record<string, Value>>;
}

/** What `linli:summary` comes to for one case. */
export interface CaseSummary {
  readonly title?: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly type: SearchAttribute['type'];
    readonly value: Value;
  }[];
}

/** A start event that the host starts cases from. */
export interface StartView {
  readonly element: string;
  readonly message?: string;
  readonly signal?: string;
  /** ISO 8601 or FEEL text of the timer, as drawn. */
  readonly timer?: { readonly kind: 'date' | 'cycle' | 'duration'; readonly source: string };
}

/** A line of the time line, in the words of a resident or of staff. */
export interface TimelineEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly kind: string;
  readonly element?: string;
  readonly name?: string;
  readonly reason?: string;
  readonly audience: Audience;
}

/** The functions of the engine; `#runtime/engine` exports them under these names. */
export interface Engine {
  decide(
    graph: Graph,
    state: CaseState | undefined,
    stamp: CommandStamp,
    command: Command,
    context: Context,
  ): Decision;
  evolve(state: CaseState | undefined, event: CaseEvent): CaseState;
  tasksOf(graph: Graph, state: CaseState): readonly TaskView[];
  jobsOf(graph: Graph, state: CaseState): readonly JobView[];
  subscriptionsOf(state: CaseState): readonly SubscriptionView[];
  signalsOf(state: CaseState): readonly SignalView[];
  childrenOf(state: CaseState): readonly ChildView[];
  incidentsOf(state: CaseState): readonly IncidentView[];
  supplementsOf(state: CaseState): readonly SupplementView[];
  variablesOf(state: CaseState, scope?: string): Variables;
  /** Element ids that hold a token now, with how many. */
  tokensOf(state: CaseState): Readonly<Record<string, number>>;
  /** Where it stands, without data. */
  placesOf(state: CaseState): PlacesView;
  effectsOf(events: readonly CaseEvent[]): readonly Effect[];
  /** `linli:summary`: title and declared attributes over the case's variables; what cannot be computed is left out. */
  summaryOf(graph: Graph, state: CaseState, ambient: Ambient, settings: Variables): CaseSummary;
  /** Due time of the process itself (`linli:deadline` on the process), where it has one. */
  caseDeadlineOf(state: CaseState): DeadlineView | undefined;
  /** Every deadline that runs: of the case, of sub-processes, of tasks. */
  deadlinesOf(state: CaseState): readonly { readonly element: string; readonly deadline: DeadlineView }[];
  /** What starts a case by itself: message start events and timer start events. */
  startsOf(graph: Graph): readonly StartView[];
  /** May the applicant still withdraw? */
  canWithdraw(state: CaseState): boolean;
  /** The remedies that were named when the case was declined. */
  remediesOf(state: CaseState): string | undefined;
  timelineOf(graph: Graph, events: readonly CaseEvent[]): readonly TimelineEntry[];
  encodeState(state: CaseState): string;
  decodeState(text: string): CaseState;
  encodeEvents(events: readonly CaseEvent[]): string;
  decodeEvents(text: string): readonly CaseEvent[];
}

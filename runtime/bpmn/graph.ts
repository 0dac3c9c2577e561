/** The inside of a compiled process: what engine and bpmn share. Nobody else reads it. */
import type { Expression } from '#runtime/feel';
import type { StepRights } from '#runtime/model';
import type { ElementType } from './symbols.ts';

/** A text that is fixed or computed: `=` at its start made it FEEL. */
export type Template = { readonly text: string } | { readonly expression: Expression };

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: Expression;
}

export interface Mapping {
  readonly source: Expression | undefined;
  /** `a.b.c` as its names. */
  readonly target: readonly string[];
}

export interface MultiInstance {
  readonly kind: 'multi-instance';
  readonly sequential: boolean;
  readonly collection?: Expression;
  readonly cardinality?: Template;
  readonly item?: string;
  readonly outputCollection?: string;
  readonly output?: Expression;
  readonly completion?: Expression;
  readonly announces?: readonly Announcement[];
}

/** An event that a round throws when a member is done: always, after the first, or under a condition. */
export interface Announcement {
  readonly when: 'each' | 'first' | 'condition';
  readonly condition?: Expression;
  readonly event: EventSpec;
}

export interface StandardLoop {
  readonly kind: 'standard-loop';
  readonly testBefore: boolean;
  readonly maximum?: number;
  readonly condition?: Expression;
}

export interface TimerSpec {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly source: string;
  readonly value: Template;
}

export interface MessageSpec {
  readonly name: Template;
  readonly key?: Expression;
}

export interface EventSpec {
  readonly kind:
    | 'none'
    | 'message'
    | 'timer'
    | 'error'
    | 'terminate'
    | 'signal'
    | 'escalation'
    | 'conditional'
    | 'link'
    | 'compensation'
    | 'cancel';
  readonly timer?: TimerSpec;
  readonly message?: MessageSpec;
  readonly signal?: Template;
  /** Error or escalation code; absent on a catch event: all of them. */
  readonly code?: Template;
  readonly codeVariable?: string;
  readonly messageVariable?: string;
  readonly condition?: Expression;
  readonly link?: string;
  /** Activity to compensate; absent: the whole scope. */
  readonly activity?: string;
  readonly waits?: boolean;
}

export interface JobSpec {
  readonly type: Template;
  readonly retries: Template;
  readonly headers: Readonly<Record<string, string>>;
}

export type AssignmentKind =
  | 'person'
  | 'post'
  | 'role'
  | 'applicant-community'
  | 'field'
  | 'superior'
  | 'applicant';

export interface Assignment {
  readonly kind: AssignmentKind;
  readonly person?: Template;
  readonly unit?: Template;
  readonly role?: Template;
  readonly field?: Expression;
  readonly whenEmpty: 'incident' | 'admin' | 'person' | 'skip';
  readonly whenEmptyPerson?: string;
}

export interface DeadlineSpec {
  readonly amount: Template;
  readonly unit: 'minute' | 'hour' | 'calendar-day' | 'working-day';
  /** Share of the time: `80%`, or FEEL that gives a number of percent. */
  readonly remindAt?: Template;
  readonly remindText?: string;
}

export interface ButtonSpec {
  readonly action: 'complete' | 'send-back' | 'supplement' | 'decline' | 'hand-over' | 'return' | 'save';
  readonly label: string;
  readonly labelEn?: string;
  readonly value?: string;
  readonly needsReason: boolean;
  readonly target?: string;
}

export interface UserTaskSpec {
  readonly assignment?: Assignment;
  readonly assignee?: Template;
  readonly candidateUsers?: Template;
  readonly candidateGroups?: Template;
  readonly priority: Template;
  readonly buttons: readonly ButtonSpec[];
  /** Position among the user tasks of the process, for the mark that it was done once. */
  readonly order: number;
}

export interface FormSpec {
  readonly key: string;
  readonly rights: StepRights;
}

/** A process, sub-process or event sub-process from inside. */
export interface ScopeSpec {
  readonly nodes: readonly Node[];
  /** Where a token begins: the none start event, else every node without a way in. */
  readonly starts: readonly Node[];
  /** Start events of event sub-processes. */
  readonly eventStarts: readonly Node[];
}

/** A flow node, with every reference followed and every expression compiled. */
export interface Node {
  readonly id: string;
  readonly type: ElementType;
  readonly name: string;
  /** The sub-process it stands in; absent in the process itself. */
  readonly parent?: string;
  readonly publicLabel?: { readonly zh: string; readonly en: string };
  readonly next: readonly string[];
  readonly outgoing: readonly Flow[];
  readonly incoming: readonly Flow[];
  readonly defaultFlow?: string;
  /** An activity of which a flow leaves under a condition. */
  readonly conditional: boolean;
  readonly event?: EventSpec;
  /** More than one event definition (multiple, parallel-multiple). */
  readonly events: readonly EventSpec[];
  readonly parallelMultiple: boolean;
  /** Of boundary events and of start events of event sub-processes. */
  readonly interrupting: boolean;
  readonly attachedTo?: string;
  readonly boundaries: readonly Node[];
  /** Tokens an activity waits for before it begins; absent: one. */
  readonly startQuantity?: number;
  /** Tokens that leave by each flow; absent: one. */
  readonly completionQuantity?: number;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly loop?: MultiInstance | StandardLoop;
  readonly scope?: ScopeSpec;
  readonly user?: UserTaskSpec;
  readonly form?: FormSpec;
  readonly deadline?: DeadlineSpec;
  readonly job?: JobSpec;
  readonly script?: { readonly expression: Expression; readonly result?: string };
  readonly decision?: { readonly id: Template; readonly result?: string };
  readonly message?: MessageSpec;
  readonly called?: {
    readonly process: Template;
    /** `latest`: what is published when it is called; `release`: what was published together with the caller. */
    readonly binding: 'latest' | 'release';
    readonly parentVariables: boolean;
    readonly childVariables: boolean;
  };
  /** What undoes it: a handler by an association from its boundary event, or what is done inside it. */
  readonly compensation?: {
    readonly handler?: string;
    readonly isHandler?: boolean;
    readonly inside?: boolean;
  };
  readonly adHoc?: {
    readonly active?: Expression;
    readonly completion?: Expression;
    readonly cancelRemaining: boolean;
    readonly sequential: boolean;
  };
  readonly activation?: Expression;
  readonly instantiate?: boolean;
}

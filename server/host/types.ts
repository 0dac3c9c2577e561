/** The host's face: load → decide → commit for cases, and what is needed around it. */
import type { Graph } from '#runtime/bpmn';
import type { Calendar } from '#runtime/calendar';
import type { Decisions } from '#runtime/dmn';
import type { CaseEvent, CaseState, Command, CommandStamp, RoleBinding } from '#runtime/engine';
import type { Actor, Applicant, Channel, Directory, Instant, Text } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { DesignBody } from '#runtime/wire';

/** What the API hands to the host. The id is the idempotency key: the same key twice is done once. */
export interface Request {
  readonly key: string;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly reason?: string;
  /** If-Match: refuse when the case is not at this version any more. */
  readonly expected?: number;
}

export interface StartRequest extends Request {
  readonly space: string;
  /** Id of the published service; its current release is taken and kept. */
  readonly service?: string;
  /** A release directly (trial, message start). */
  readonly release?: string;
  readonly variables: Variables;
  readonly applicant?: Applicant;
  readonly trial?: boolean;
}

export type HostResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: Text;
      readonly status: 400 | 403 | 404 | 409 | 412 | 422 | 429;
      /** 412: the version the case is at now. */
      readonly current?: number;
    };

/** What the host looks up while deciding: immutable snapshots, kept in memory by who writes them. */
export interface Sources {
  directory(space: string): Directory | Promise<Directory>;
  calendar(space: string): Calendar | Promise<Calendar>;
}

/** Data first, as pino takes it. Never personal data. */
export interface Log {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** What a job handler is called with. Its effect is keyed by `key`, never by attempt. */
export interface JobCall {
  readonly key: string;
  readonly space: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly trial: boolean;
  readonly applicant?: Applicant;
  readonly element: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Variables;
  readonly now: Instant;
}

export type JobOutcome =
  | { readonly kind: 'done'; readonly variables: Variables }
  /** A BPMN error that the drawing may catch. */
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message?: string;
      readonly variables?: Variables;
    }
  /** Tried again later while the job has retries, then an incident; throwing means the same. */
  | { readonly kind: 'fail'; readonly message: string };

export type JobHandler = (call: JobCall) => Promise<JobOutcome>;

/** What an effect's handler is called with; throwing means: again later, with the same key. */
export interface EffectCall {
  readonly key: string;
  readonly kind: string;
  readonly space: string;
  readonly caseId: string;
  readonly trial: boolean;
  readonly data: Readonly<Record<string, Value>>;
  readonly now: Instant;
}

export type EffectHandler = (call: EffectCall) => Promise<void>;

/** By job type and by kind of effect. `publish-message` is done by the host itself. */
export interface Handlers {
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly effects: Readonly<Record<string, EffectHandler>>;
}

/** A release as it runs: compiled once, kept by id. */
export interface LoadedRelease {
  readonly id: string;
  readonly space: string;
  readonly service: string;
  readonly number: number;
  readonly trial: boolean;
  readonly body: DesignBody;
  readonly graph: Graph;
  readonly decisions: Decisions;
  /** Settings with the defaults of what is not set. */
  readonly settings: Variables;
  readonly roles: Readonly<Record<string, RoleBinding>>;
}

export interface CaseVersion {
  readonly caseId: string;
  readonly number?: string;
  readonly version: number;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

export interface Host {
  start(request: StartRequest): Promise<HostResult<CaseVersion>>;
  send(caseId: string, request: Request, command: Command): Promise<HostResult<CaseVersion>>;
  /** Publishes a message with a time to live; correlates now or when a case begins to wait. */
  publish(message: {
    readonly key: string;
    readonly space: string;
    readonly name: string;
    readonly correlation?: string;
    readonly ttlMs: number;
    readonly variables: Variables;
    readonly actor: Actor;
  }): Promise<HostResult<{ readonly matched: boolean }>>;
  load(caseId: string): Promise<CaseVersion | undefined>;
  /** The compiled release of a case or service. */
  release(id: string): Promise<HostResult<LoadedRelease>>;
  /** All events of a case, oldest first. */
  history(caseId: string): Promise<readonly CaseEvent[]>;
  /** Drops and rebuilds every projection. */
  rebuild(progress?: (done: number, total: number) => void): Promise<number>;
  /** Called after each commit that touched a space; for server-sent events. */
  subscribe(
    listener: (change: { readonly space: string; readonly caseId: string; readonly version: number }) => void,
  ): () => void;
  /** Removes a trial case with everything that follows from it; refuses any other. */
  purgeTrial(caseId: string): Promise<HostResult<{ readonly purged: true }>>;
  /** Wakes a delivery that ran out of tries. */
  retryDelivery(id: string): Promise<boolean>;
  /** Starts job workers, deliveries, sweeper. */
  run(): void;
  /** Resolves when nothing that is due now is left to do: for tests, the demo and a clock that was moved. */
  settled(): Promise<void>;
  /** Finishes what it began. */
  stop(): Promise<void>;
}

export type { CommandStamp };

/** The host's face: load → decide → commit for cases, and what is needed around it. */
import type { CaseEvent, CaseState, Command, CommandStamp } from '#runtime/engine';
import type { Actor, Channel, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';

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
  readonly applicant?: import('#runtime/model').Applicant;
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
  /** All events of a case, oldest first. */
  history(caseId: string): Promise<readonly CaseEvent[]>;
  /** Drops and rebuilds every projection. */
  rebuild(progress?: (done: number, total: number) => void): Promise<number>;
  /** Called after each commit that touched a space; for server-sent events. */
  subscribe(
    listener: (change: { readonly space: string; readonly caseId: string; readonly version: number }) => void,
  ): () => void;
  /** Starts job workers, deliveries, sweeper. */
  run(): void;
  /** Finishes what it began. */
  stop(): Promise<void>;
}

export type { CommandStamp };

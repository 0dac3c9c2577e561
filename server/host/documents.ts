/**
 * The shape of every store document that the host writes or reads. Instants are milliseconds (numbers), so that
 * they sort and compare in both stores. What the host writes, nobody else changes; releases and services are
 * written by the design services and only read here.
 */
import type { CaseStatus } from '#runtime/engine';
import type { Channel } from '#runtime/model';
import type { DesignBody, ServicePage } from '#runtime/wire';
import type { Doc, Json, NewDoc } from '#server/store';

/** What every document has; for those whose parts are typed by other rooms. See `readAs` and `toDoc`. */
export interface Stored {
  readonly _id: string;
  readonly space: string;
  readonly version: number;
}

/** A document before the store has counted its version. */
export type New<T> = { readonly [K in keyof T as K extends 'version' ? never : K]: T[K] };

/** Reads a document as one of the shapes below: the collection says which. */
export function readAs<T extends Stored>(doc: Doc): T {
  return doc as Stored as T;
}

/** The other way: a typed document as the store takes it. Its parts must be JSON. */
export function toDoc(doc: Omit<Stored, 'version'>): NewDoc {
  return doc as NewDoc;
}

/**
 * The events of one command, as they were encoded when they were decided, with the hash chain.
 * `hash` = sha256 of `prev` + newline + `events`; the first link of a case has `prev` = the case's id.
 */
export interface Link extends Record<string, Json | undefined> {
  /** Sequence numbers of the first and last event. */
  readonly from: number;
  readonly to: number;
  /** Version of the case document that brought it: projections are folded by this. */
  readonly version: number;
  readonly prev: string;
  readonly hash: string;
  /** `encodeEvents` of the engine. */
  readonly events: string;
}

/** A command that was done: the same id and payload again gets the same answer. */
export type DoneCommand = readonly [
  id: string,
  payloadHash: string,
  version: number,
  fromSeq: number,
  toSeq: number,
];

/** `cases/<case id>`: the only document whose write decides anything. */
export interface CaseDoc extends Doc {
  /** Empty for a release that was started directly. */
  readonly service: string;
  readonly release: string;
  readonly process: string;
  /** `CS-2026-000123`; a trial has `试-CS-4F2A9C`. */
  readonly number: string;
  /** From the process's `linli:summary`, else the title of the service's page. */
  readonly title: string;
  readonly status: CaseStatus;
  readonly trial: boolean;
  readonly channel: Channel;
  /** `resident:<id>`, `staff:<id>`: whose applications it is listed under. Absent for a guest. */
  readonly applicant?: string;
  /** The applicant's phone, for track (number + phone). Personal data: never in a log or list. */
  readonly phone?: string;
  /** Unit ids. */
  readonly community?: string;
  readonly grid?: string;
  /** Declared search attributes, plain: dates are ISO text, decimals numbers. */
  readonly attributes: { readonly [name: string]: Json };
  /** One- and two-character pieces of title, number and text attributes; see `gramsOf` and `gramFilter`. */
  readonly grams: readonly string[];
  /** The earliest due time of what is open. */
  readonly due?: number;
  /** Something in it is stuck and waits for a person. */
  readonly incident: boolean;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** Time of the last event; never runs backwards. */
  readonly updatedAt: number;
  /** Sequence number of the last event. */
  readonly seq: number;
  /** `encodeState` of the engine. */
  readonly state: string;
  /** Newest links that are not (surely) in `events` yet. A short case never leaves its tail. */
  readonly tail: readonly Link[];
  /** Last sequence number that was handed to `events`. */
  readonly flushed: number;
  /** Hash of the newest link. */
  readonly hash: string;
  /** The start is remembered for ever. */
  readonly start: DoneCommand;
  /** Newest 64 commands of people and jobs. */
  readonly commands: readonly DoneCommand[];
  /** Ids of the newest messages that reached the case: each has its effect once. */
  readonly received: readonly string[];
  /** Start lock that goes when the case ends: it was started by a message with a key. */
  readonly lock?: string;
}

/** `events/<case id>#<from>`: older links that left the tail, immutable. */
export interface EventBatchDoc extends Doc {
  readonly case: string;
  readonly from: number;
  readonly to: number;
  readonly links: readonly Link[];
}

/** `tasks/<case id>.<task id>`: a projection. A closed task stays, for the lists of what is done. */
export interface TaskDoc extends Doc {
  readonly case: string;
  /** Id within the case, as the engine knows it. */
  readonly task: string;
  readonly element: string;
  readonly name: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly release: string;
  readonly state: 'open' | 'waiting-for-applicant' | 'done' | 'cancelled';
  /** True for `open` and `waiting-for-applicant`. */
  readonly open: boolean;
  readonly assignee?: string;
  readonly candidateUsers: readonly string[];
  /** Post ids. */
  readonly candidatePosts: readonly string[];
  readonly forApplicant: boolean;
  /** As in the case: lets the applicant's own open steps be found. */
  readonly applicant?: string;
  readonly community?: string;
  readonly grid?: string;
  readonly form?: string;
  readonly priority: number;
  readonly createdAt: number;
  readonly due?: number;
  readonly remindAt?: number;
  /** From then on it is "due soon": see `soonAtOf`. */
  readonly soonAt?: number;
  /** The clock stands still since then. */
  readonly pausedSince?: number;
  readonly trial: boolean;
  readonly grams: readonly string[];
  /** Once it is closed: when, and the person whose act closed it. */
  readonly doneAt?: number;
  readonly doneBy?: string;
}

/** `jobs/<case id>.<job id>`: a projection; it goes when the case needs it no more. Its lease stands beside it. */
export interface JobDoc extends Doc {
  readonly case: string;
  readonly job: string;
  readonly kind: 'timer' | 'service' | 'reminder';
  readonly element: string;
  readonly type: string;
  readonly due: number;
  readonly retries: number;
}

/** `jobs/start:<release>:<element>`: the next case that a timer start event starts. No projection: it keeps its own time. */
export interface StartJobDoc extends Doc {
  readonly kind: 'start';
  readonly service: string;
  readonly release: string;
  readonly element: string;
  readonly due: number;
  /** How many are left; absent: no end. */
  readonly left?: number;
}

/**
 * `messages/m:<hash of space and key>`: a published message. It is stored, then looked up; a case that begins to
 * wait projects its wait, then looks: one of them sees the other.
 */
export interface MessageDoc extends Doc {
  readonly kind: 'message';
  readonly name: string;
  readonly correlation?: string;
  /** `name` and `correlation` in one key: what waits have too. */
  readonly wait: string;
  readonly key: string;
  /** `waiting`: nobody has it; `claimed`: it is on its way to `target`; `done`; `expired`. */
  readonly state: 'waiting' | 'claimed' | 'done' | 'expired';
  readonly expiresAt: number;
  /** Encoded variables. */
  readonly variables: string;
  readonly actor: { readonly [key: string]: Json | undefined };
  readonly at: number;
  /** Number of claims so far; a claim is given back only by its own number. */
  readonly claims: number;
  readonly claimedAt?: number;
  readonly target?: MessageTarget;
}

export interface MessageTarget extends Record<string, Json | undefined> {
  readonly case: string;
  /** What of the case waits; where the message starts it, its start event. */
  readonly subscription: string;
  /** Set where the message starts the case. */
  readonly release?: string;
}

/** `messages/w:<case id>.<subscription id>`: a projection of one message wait of a case. */
export interface WaitDoc extends Doc {
  readonly kind: 'wait';
  readonly case: string;
  readonly subscription: string;
  readonly wait: string;
}

/** `messages/g:<case id>.<subscription id>`: a projection of one signal wait of a case. */
export interface SignalWaitDoc extends Doc {
  readonly kind: 'signal-wait';
  readonly case: string;
  /** Name of the signal. */
  readonly wait: string;
}

/** `messages/s:<hash of process, message and key>`: while it exists, one live case was started by that message and key. */
export interface StartLockDoc extends Doc {
  readonly kind: 'start-lock';
  readonly case: string;
  /** Of the message that started it. */
  readonly wait: string;
  readonly at: number;
}

/** `deliveries/<case id>#<seq>`: an effect of a case that leaves at least once, with its id as stable key. */
export interface DeliveryDoc extends Doc {
  readonly case: string;
  readonly kind: string;
  /** Encoded data of the effect. */
  readonly data: string;
  readonly trial: boolean;
  /** `dead`: out of tries, visible to who operates; `retryDelivery` wakes it. */
  readonly state: 'pending' | 'done' | 'dead';
  readonly due: number;
  readonly tries: number;
  readonly error?: string;
  readonly createdAt: number;
  readonly doneAt?: number;
}

/** `releases/<id>`: what one publishing froze. Immutable but for `state`. Written by the design services. */
export interface ReleaseDoc extends Stored {
  readonly design: string;
  readonly service: string;
  /** 1, 2, 3 … within the service. */
  readonly number: number;
  readonly body: DesignBody;
  readonly trial: boolean;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly reason: string;
  readonly state: 'current' | 'older' | 'suspended';
}

/** `services/<id>`: what residents find. Written by the design services. */
export interface ServiceDoc extends Stored {
  readonly design: string;
  /** Release that new cases take. */
  readonly release: string;
  readonly state: 'published' | 'suspended';
  readonly page: ServicePage;
  readonly trial: boolean;
}

/** `counters/number:<space>:<prefix>:<year>`: the next number that nobody has taken. */
export interface CounterDoc extends Doc {
  readonly next: number;
}

/** `meta/clock`: how far the demo clock runs ahead of the real one. */
export interface ClockDoc extends Doc {
  readonly offsetMs: number;
}

/** `meta/sweep`: position of the feed up to which every case is projected. */
export interface SweepDoc extends Doc {
  readonly position: string;
}

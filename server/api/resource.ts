/** What one row of the API is: an endpoint of `#runtime/wire`, who may call it, and what it does. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Actor, Locale } from '#runtime/model';
import type { Endpoints, Permission } from '#runtime/wire';
import type { Caller, SessionRef } from '#server/security';
import type { Services } from '#server/services';

/**
 * Who may call. `public`: everybody, guests too. `resident` / `staff`: signed in as such. `person`: either of them.
 * A permission or a list of them: staff whose current post has one of them. A function: for what cannot be said so.
 * Which rows of the data they see is another question: see `scope` in `#server/security`.
 */
export type Who =
  | 'public'
  | 'resident'
  | 'staff'
  | 'person'
  | Permission
  | readonly Permission[]
  | ((caller: Caller) => boolean);

export type LimitName = 'sign-in' | 'code' | 'track' | 'open-draft' | 'upload' | 'apply';

export interface AuditNote {
  readonly object?: string;
  readonly reason?: string;
  readonly space?: string;
  /** The case it is about: what applicants do is listed where the case belongs. */
  readonly case?: string;
}

/** What a handler is given. */
export interface Call<B = unknown, Q = unknown> {
  readonly params: Readonly<Record<string, string>>;
  /** Checked by the row's schema; `undefined` without one. */
  readonly body: B;
  readonly query: Q;
  readonly caller: Caller;
  /** The caller as events and audit records name them, with the post. */
  readonly actor: Actor;
  readonly session: SessionRef;
  /** Space of the caller; `*` for residents and guests, who belong to none. */
  readonly space: string;
  /** The Idempotency-Key; one made up where the row needs none and none was sent. */
  readonly key: string;
  /** Ids that a retry with the same key makes again: what is inserted under them is inserted once. */
  id(kind: string): string;
  /** If-Match. `undefined` only where the row is not `versioned`, or only `optional`. */
  readonly version: number | undefined;
  readonly locale: Locale;
  readonly services: Services;
  /** For uploads and streams only. */
  readonly request: IncomingMessage;
  /** Aborted when the caller went away. */
  readonly gone: AbortSignal;
  /** The cookie of the session. */
  readonly token: string;
  /** From now on the caller is somebody else, for the audit: they signed in. */
  became(caller: Caller): void;
  /** Sets an HttpOnly cookie with the answer. @param days absent: until the browser closes */
  cookie(name: string, value: string, days?: number): void;
  /** Words for the audit record, where the path does not say it all. `space`: where it belongs, if not the caller's. */
  audit(note: AuditNote): void;
}

/** An answer that is more than a JSON value. */
export class Answer<T = unknown> {
  constructor(
    readonly status: number,
    readonly body: T | Readable | Uint8Array | undefined,
    readonly headers: Readonly<Record<string, string | readonly string[]>> = {},
  ) {}
}

export interface Row<K extends string, B, Q> {
  /** `POST /api/units`; `{x}` is a path parameter. */
  readonly endpoint: K;
  /** What it is for, in one line of the OpenAPI document. */
  readonly summary: string;
  readonly who: Who;
  /** Use `z.strictObject`: unknown properties are refused. */
  readonly body?: z.ZodType<B>;
  /** Values are strings as they stand in the address. */
  readonly query?: z.ZodType<Q>;
  /**
   * Needs the header Idempotency-Key. `once`: the API stores the answer and gives it again. `case`: the handler hands
   * `key` to the host or a service, which does it once by itself.
   */
  readonly creating?: 'once' | 'case';
  /** Needs the header If-Match: `"<version>"`; `optional`: heeds it where it is sent. */
  readonly versioned?: true | 'optional';
  /** The body is multipart: read it with `readUpload`. */
  readonly upload?: true;
  readonly limit?: LimitName;
  /**
   * What is written to the audit: by default every act (all but GET), done and refused. `read`: a GET that counts as an
   * act. `events`: a done act stands in the case's own events; its line in the list follows a moment later. `none`: no act at all.
   */
  readonly audit?: 'read' | 'events' | 'none';
  /** `{id}` of the path is a case: what applicants do is recorded where the case belongs. */
  readonly about?: 'case';
  /** Dispatched before Express: only for paths without parameters that must be fast. */
  readonly hot?: true;
  handle(
    call: Call<B, Q>,
  ): Promise<(K extends keyof Endpoints ? Endpoints[K]['answer'] : unknown) | Answer> | Answer;
}

/** A row as the router sees it, with its types forgotten. */
export type AnyRow = Row<string, unknown, unknown>;

/** Declares a row; the endpoint's answer type comes from `#runtime/wire`, body and query from their schemas. */
export function row<K extends keyof Endpoints | `${string} /api/${string}`, B = undefined, Q = undefined>(
  definition: Row<K, B, Q>,
): AnyRow {
  // One place where the types are let go: the pipeline checks body and query by the row's own schemas before `handle`.
  return definition as unknown as AnyRow;
}

/** 201 with the path of what was made. */
export function created<T>(body: T, location?: string): Answer<T> {
  return new Answer(201, body, location === undefined ? {} : { Location: location });
}

/** What travels between the browser apps and the server. Times are ISO 8601 with zone: resources as plain JSON. */
import type { Finding, Text } from '#runtime/model';

export type Iso = string;

/** RFC 9457. `code` is stable; `title` is in the language asked for; `mend` says the way out. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly mend?: string;
  /** By field path, for forms. */
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: Text }[];
  /** The current version of what was changed elsewhere (412). */
  readonly current?: unknown;
  readonly findings?: readonly Finding[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly cursor?: string;
}

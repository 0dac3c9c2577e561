/** Session, directory, settings: resources as plain JSON. */
import type { Locale, Text, UnitKind } from '#runtime/model';
import type { Iso } from './common.ts';

export interface Session {
  readonly actor?: SessionStaff | SessionResident;
  /** Sent back in the header `X-CSRF-Token` by everything but GET. */
  readonly csrf: string;
  readonly space?: { readonly id: string; readonly name: string };
  readonly locale: Locale;
  readonly now: Iso;
  readonly zone: string;
  /** The demo clock is on: a banner says so. */
  readonly demoClock: boolean;
  /** Set-up is not finished: the admin is led to the wizard. */
  readonly setupDone: boolean;
}

export interface SessionStaff {
  readonly kind: 'staff';
  readonly id: string;
  readonly name: string;
  readonly mustChangePassword: boolean;
  readonly post?: PostRef;
  readonly posts: readonly PostRef[];
  /** What the current post may do; the screens show only that. */
  readonly may: readonly Permission[];
}

export interface SessionResident {
  readonly kind: 'resident';
  readonly id: string;
  readonly phone: string;
  readonly name?: string;
}

/** Rights are few and named by what they let somebody do. */
export type Permission =
  | 'handle-tasks'
  | 'supervise'
  | 'enter-for-others'
  | 'design'
  | 'publish'
  | 'admin'
  | 'operate'
  | 'read-audit';

export interface PostRef {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly unitName: string;
}

export interface UnitResource {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly version: number;
}

export interface PostResource {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly role: string;
  readonly holders: readonly string[];
  readonly permissions: readonly Permission[];
  readonly version: number;
}

export interface PersonResource {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  /** Masked except for the unit's admin. */
  readonly phone?: string;
  readonly state: 'invited' | 'active' | 'locked' | 'disabled';
  readonly posts: readonly PostRef[];
  readonly version: number;
}

export interface ImportReport {
  readonly units: number;
  readonly people: number;
  readonly posts: number;
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: Text }[];
  /** After a real import: one-time passwords by login, shown once. */
  readonly passwords?: readonly {
    readonly login: string;
    readonly name: string;
    readonly password: string;
  }[];
}

export interface CalendarResource {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  readonly years: readonly number[];
  readonly hours: readonly (readonly [number, number])[];
  readonly days: readonly { readonly day: string; readonly work: boolean; readonly name?: string }[];
  /** Set from 60 days before the first day that is not covered. */
  readonly warning?: Text;
}

export interface SenderResource {
  readonly kind: 'print' | 'http';
  readonly url?: string;
  readonly method?: 'POST' | 'GET';
  /** Names only; values are never sent back. */
  readonly headers?: readonly { readonly name: string; readonly value?: string }[];
  /** JSON or form body with `{phone}` and `{text}`. */
  readonly body?: string;
  readonly contentType?: string;
  /** Applicants get a message when their matter is taken up, asked back, done or declined. Left out: as it is. */
  readonly tellApplicants?: boolean;
  readonly version: number;
}

export interface SenderFailure {
  readonly id: string;
  readonly at: Iso;
  readonly phone: string;
  readonly message: string;
  readonly tries: number;
}

export interface StreetSettings {
  readonly name: string;
  readonly phone: string;
  readonly zone: string;
  readonly version: number;
}

export interface SetupState {
  readonly steps: readonly {
    readonly id: 'street' | 'people' | 'calendar' | 'sender' | 'pack';
    readonly done: boolean;
  }[];
  readonly done: boolean;
}

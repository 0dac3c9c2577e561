/** What travels between the browser apps and the server: resources as plain JSON. Times are ISO 8601 with zone. */
import type { DeadlineView, TaskButton } from '#runtime/engine';
import type { FormSchema } from '#runtime/form';
import type {
  Applicant,
  Audience,
  Channel,
  DataClass,
  Finding,
  Locale,
  RatingLevel,
  StepRights,
  Text,
  UnitKind,
} from '#runtime/model';
import type { Variables } from '#runtime/values';

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

/* ---------- session, directory, settings ---------- */

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

/* ---------- design and release ---------- */

/** What a resident is told before a service begins. */
export interface ServicePage {
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly forWhom: string;
  readonly howLong: string;
  readonly bring: readonly string[];
  /** Minutes to fill it in. */
  readonly minutes: number;
  /** Who may start it. */
  readonly access: 'anyone' | 'resident' | 'staff';
  readonly phone?: string;
  /** Prefix of the case number, e.g. `CS`. */
  readonly prefix: string;
  readonly group?: string;
}

/** One number that differs from place to place, with where it comes from. */
export interface SettingSpec {
  readonly key: string;
  readonly label: Text;
  readonly explain: Text;
  readonly type: 'number' | 'text' | 'boolean' | 'choice' | 'table';
  readonly unit?: string;
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
  readonly columns?: readonly { readonly key: string; readonly label: Text }[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default: import('#runtime/values').Value;
  /** Law, rule or "local": where the default comes from. */
  readonly source: string;
}

export interface RoleSpec {
  readonly key: string;
  readonly label: Text;
  readonly explain: Text;
  /** Role and unit kind that are proposed first. */
  readonly proposes?: { readonly role: string; readonly unitKind?: UnitKind };
}

/** What is designed: everything a release will freeze. */
export interface DesignBody {
  readonly page: ServicePage;
  /** BPMN XML in the Linli profile. */
  readonly process: string;
  /** By form key. */
  readonly forms: Readonly<Record<string, FormSchema>>;
  /** DMN XML by key. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly settingSpecs: readonly SettingSpec[];
  readonly settings: Variables;
  readonly roleSpecs: readonly RoleSpec[];
  readonly roles: Readonly<Record<string, { readonly unit: string; readonly role: string }>>;
  /** Whether a finished case is rated without a rating step in the drawing. */
  readonly ratingAtEnd: boolean;
}

export interface Design {
  readonly id: string;
  readonly space: string;
  readonly name: string;
  /** Revision: If-Match of the next save. */
  readonly version: number;
  readonly body: DesignBody;
  /** What it was cloned from: the whole base is kept for the merge in three ways. */
  readonly base?: { readonly pack: string; readonly packVersion: string };
  readonly savedBy: string;
  readonly savedAt: Iso;
  readonly service?: {
    readonly id: string;
    readonly state: 'published' | 'suspended';
    readonly release: number;
  };
}

export interface DesignRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly savedAt: Iso;
  readonly savedBy: string;
  readonly service?: {
    readonly id: string;
    readonly state: 'published' | 'suspended';
    readonly release: number;
  };
  readonly changed: boolean;
}

export interface Release {
  readonly id: string;
  readonly design: string;
  readonly service: string;
  /** 1, 2, 3 … within the service. */
  readonly number: number;
  readonly publishedAt: Iso;
  readonly publishedBy: string;
  readonly reason: string;
  readonly trial: boolean;
  readonly state: 'current' | 'older' | 'suspended';
  readonly cases: number;
}

export interface PackRow {
  readonly id: string;
  readonly version: string;
  readonly name: Text;
  readonly summary: Text;
  readonly shape: string;
}

export interface PackDetail extends PackRow {
  readonly readme: Text;
  readonly settings: readonly SettingSpec[];
  readonly roles: readonly RoleSpec[];
  readonly process: string;
  readonly scenarios: readonly { readonly id: string; readonly title: Text }[];
}

/* ---------- portal ---------- */

export interface ServiceRow {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly minutes: number;
  readonly group?: string;
  readonly access: ServicePage['access'];
  readonly space: { readonly id: string; readonly name: string };
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly grids: readonly { readonly id: string; readonly name: string }[];
}

export interface ServiceDetail {
  readonly id: string;
  readonly space: { readonly id: string; readonly name: string; readonly phone: string };
  readonly release: string;
  readonly trial: boolean;
  readonly suspended: boolean;
  readonly page: ServicePage;
  readonly form: FormSchema;
  readonly formKey: string;
  readonly rights: StepRights;
  readonly places: readonly Place[];
}

export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A draft lives on the server, outside the case, and is opened elsewhere by its code. */
export interface Draft {
  readonly id: string;
  /** Eight characters in two groups, e.g. `7KQM-2XHD`; shown to who wrote it. */
  readonly code: string;
  readonly service: string;
  readonly release: string;
  readonly values: Variables;
  /** Key of the page last seen. */
  readonly page?: string;
  readonly version: number;
  readonly savedAt: Iso;
  readonly expiresAt: Iso;
}

export interface Receipt {
  readonly caseId: string;
  readonly number: string;
  /** Opens the content later without an account; shown once. */
  readonly secret: string;
  readonly due?: Iso;
  readonly next: Text;
}

export type PublicState =
  | 'submitted'
  | 'accepted'
  | 'in-progress'
  | 'waiting-for-you'
  | 'done'
  | 'declined'
  | 'withdrawn'
  | 'cancelled';

export interface ApplicationRow {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly state: PublicState;
  readonly stateText: Text;
  readonly due?: Iso;
  readonly updatedAt: Iso;
}

export interface ApplicationDetail extends ApplicationRow {
  readonly version: number;
  readonly service: { readonly id: string; readonly title: string; readonly phone: string };
  /** Who has it now, with post; absent when nobody yet. */
  readonly holder?: string;
  readonly steps: readonly {
    readonly label: Text;
    readonly state: 'done' | 'now' | 'next';
    readonly at?: Iso;
  }[];
  readonly form: FormSchema;
  readonly values: Variables;
  readonly files: readonly FileRef[];
  readonly messages: readonly { readonly at: Iso; readonly from: string; readonly text: string }[];
  readonly supplement?: {
    readonly id: string;
    readonly items: readonly string[];
    readonly fields: readonly string[];
    readonly due?: Iso;
  };
  /** Steps of the drawing that the applicant does: confirm, rate, … */
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly form: FormSchema;
    readonly rights: StepRights;
    readonly buttons: readonly TaskButton[];
    readonly values: Variables;
    readonly due?: Iso;
  }[];
  readonly decline?: { readonly reason: string; readonly remedies: string };
  readonly canWithdraw: boolean;
  readonly canRate: boolean;
  readonly rating?: { readonly level: RatingLevel; readonly text?: string };
}

/** What a number with a phone shows: nothing else. */
export interface TrackResult {
  readonly number: string;
  readonly state: PublicState;
  readonly stateText: Text;
  readonly due?: Iso;
}

/* ---------- workbench ---------- */

export type DueState = 'none' | 'normal' | 'soon' | 'late' | 'paused';

export interface TaskRow {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly name: string;
  readonly state: 'open' | 'waiting-for-applicant' | 'done' | 'cancelled';
  readonly assignee?: { readonly id: string; readonly name: string };
  readonly community?: string;
  readonly priority: number;
  readonly createdAt: Iso;
  readonly due?: Iso;
  readonly dueState: DueState;
  readonly trial: boolean;
}

export interface TaskCounts {
  readonly mine: number;
  readonly group: number;
  readonly late: number;
  readonly soon: number;
}

export interface TaskDetail extends TaskRow {
  /** Version of the case: If-Match of each act. */
  readonly version: number;
  readonly form?: FormSchema;
  readonly formKey?: string;
  readonly rights: StepRights;
  /** Variables this step may see, already narrowed; saved values on top. */
  readonly values: Variables;
  readonly buttons: readonly TaskButton[];
  /** Acts that are legal now for this person. */
  readonly may: readonly (
    | 'claim'
    | 'return'
    | 'hand-over'
    | 'save'
    | 'complete'
    | 'send-back'
    | 'supplement'
    | 'decline'
  )[];
  readonly sendBackTargets: readonly { readonly element: string; readonly name: string }[];
  readonly deadline?: DeadlineView;
  readonly supplement?: { readonly items: readonly string[]; readonly askedAt: Iso; readonly due?: Iso };
  readonly case: CaseDetail;
}

export interface CaseDetail {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly serviceTitle: string;
  readonly status: string;
  readonly trial: boolean;
  readonly version: number;
  readonly startedAt: Iso;
  readonly endedAt?: Iso;
  readonly channel: Channel;
  readonly applicant?: Applicant;
  /** The application as it was sent: form and values this person may see. */
  readonly form?: FormSchema;
  readonly values: Variables;
  readonly incidents: readonly {
    readonly id: string;
    readonly element: string;
    readonly message: string;
    readonly at: Iso;
  }[];
  readonly rating?: { readonly level: RatingLevel; readonly text?: string };
}

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly status: string;
  readonly startedAt: Iso;
  readonly endedAt?: Iso;
  readonly due?: Iso;
  readonly dueState: DueState;
  readonly trial: boolean;
  readonly incident: boolean;
}

export interface TimelineRow {
  readonly seq: number;
  readonly at: Iso;
  readonly who: string;
  readonly text: Text;
  readonly element?: string;
  readonly reason?: string;
}

export interface DiagramResource {
  readonly xml: string;
  /** Elements with tokens now, and those already done. */
  readonly active: readonly string[];
  readonly done: readonly string[];
  readonly incidents: readonly string[];
}

export interface CommentResource {
  readonly id: string;
  readonly at: Iso;
  readonly who: string;
  readonly text: string;
  readonly audience: Audience;
  readonly files: readonly FileRef[];
}

export interface CaseFile extends FileRef {
  readonly at: Iso;
  readonly who: string;
  readonly audience: Audience;
  readonly dataClass: DataClass;
}

export interface AuditRow {
  readonly id: string;
  readonly at: Iso;
  readonly who: string;
  readonly post?: string;
  readonly act: string;
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  readonly reason?: string;
}

export interface DemoClock {
  readonly on: boolean;
  readonly now: Iso;
  /** Why it may not be moved: there are cases that are neither demo nor trial. */
  readonly blocked?: Text;
}

export interface ChangeNotice {
  readonly kind: 'case' | 'design' | 'directory' | 'notification';
  readonly id: string;
  readonly version: number;
}

export interface NotificationRow {
  readonly id: string;
  readonly at: Iso;
  readonly text: string;
  readonly caseId?: string;
  readonly taskId?: string;
  readonly read: boolean;
}

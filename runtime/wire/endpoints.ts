/**
 * Every endpoint by method and path. The server has one row for each (a test compares), the browser apps call
 * through `createClient`. `{x}` is a path parameter. Creating POSTs take the header `Idempotency-Key`;
 * changes of what has a version take `If-Match: "<version>"`.
 */
import type { Audience, Finding, RatingLevel } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type * as R from './resources.ts';

export interface Endpoint<Body, Answer, Query = undefined> {
  readonly body: Body;
  readonly answer: Answer;
  readonly query: Query;
}

type Get<Answer, Query = undefined> = Endpoint<undefined, Answer, Query>;
type Send<Body, Answer> = Endpoint<Body, Answer>;
type Paged = { readonly limit?: number; readonly cursor?: string };

export interface Endpoints {
  /* session */
  'GET /api/session': Get<R.Session>;
  'POST /api/session/staff': Send<{ login: string; password: string }, R.Session>;
  'POST /api/session/resident/code': Send<{ phone: string }, { retryAfterSeconds: number }>;
  'POST /api/session/resident': Send<{ phone: string; code: string }, R.Session>;
  'POST /api/session/post': Send<{ post: string }, R.Session>;
  'POST /api/session/password': Send<{ current: string; next: string }, R.Session>;
  'POST /api/session/locale': Send<{ locale: 'zh' | 'en' }, R.Session>;
  'DELETE /api/session': Send<undefined, R.Session>;

  /* directory and settings */
  'GET /api/setup': Get<R.SetupState>;
  'POST /api/setup/steps/{step}': Send<Record<string, never>, R.SetupState>;
  'GET /api/spaces': Get<R.Page<{ id: string; name: string }>>;
  'POST /api/spaces': Send<
    { name: string; admin: { name: string; login: string } },
    { id: string; name: string; password: string }
  >;
  'GET /api/street': Get<R.StreetSettings>;
  'PUT /api/street': Send<{ name: string; phone: string }, R.StreetSettings>;
  'GET /api/units': Get<R.Page<R.UnitResource>>;
  'POST /api/units': Send<{ name: string; kind: R.UnitResource['kind']; parent?: string }, R.UnitResource>;
  'PATCH /api/units/{id}': Send<{ name?: string; parent?: string; validTo?: string }, R.UnitResource>;
  'GET /api/posts': Get<R.Page<R.PostResource>, { unit?: string }>;
  'POST /api/posts': Send<
    { unit: string; name: string; role: string; permissions: R.Permission[]; holders: string[] },
    R.PostResource
  >;
  'PATCH /api/posts/{id}': Send<
    { name?: string; permissions?: R.Permission[]; holders?: string[] },
    R.PostResource
  >;
  'GET /api/people': Get<R.Page<R.PersonResource>, Paged & { q?: string; unit?: string }>;
  'POST /api/people': Send<
    { name: string; login: string; phone?: string; posts: string[] },
    R.PersonResource & { password: string }
  >;
  'PATCH /api/people/{id}': Send<{ name?: string; phone?: string }, R.PersonResource>;
  'POST /api/people/{id}/reset': Send<Record<string, never>, { password: string }>;
  'POST /api/people/{id}/unlock': Send<Record<string, never>, R.PersonResource>;
  'POST /api/people/{id}/disable': Send<{ reason: string }, R.PersonResource>;
  'POST /api/people/{id}/enable': Send<Record<string, never>, R.PersonResource>;
  /** Spreadsheet (xlsx or csv) as multipart field `file`; `dryRun=1` only checks. */
  'POST /api/directory/import': Send<FormData, R.ImportReport>;
  'GET /api/directory/template': Get<Blob>;
  'GET /api/calendar': Get<R.CalendarResource>;
  'PUT /api/calendar': Send<
    { hours: [number, number][]; days: { day: string; work: boolean; name?: string }[]; years: number[] },
    R.CalendarResource
  >;
  'GET /api/sender': Get<R.SenderResource>;
  'PUT /api/sender': Send<Omit<R.SenderResource, 'version'>, R.SenderResource>;
  'POST /api/sender/test': Send<{ phone: string }, { ok: boolean; message: string }>;
  'GET /api/sender/failures': Get<R.Page<R.SenderFailure>>;
  'POST /api/sender/failures/{id}/retry': Send<Record<string, never>, { ok: boolean }>;
  'GET /api/audit': Get<R.Page<R.AuditRow>, Paged & { q?: string }>;
  'GET /api/clock': Get<R.DemoClock>;
  'POST /api/clock': Send<{ forwardMinutes: number }, R.DemoClock>;

  /* design and release */
  'GET /api/designs': Get<R.Page<R.DesignRow>>;
  'POST /api/designs': Send<{ name: string }, R.Design>;
  'GET /api/designs/{id}': Get<R.Design>;
  'PUT /api/designs/{id}': Send<{ name: string; body: R.DesignBody }, R.Design>;
  'DELETE /api/designs/{id}': Send<undefined, { deleted: true }>;
  'POST /api/designs/{id}/check': Send<Record<string, never>, { findings: readonly Finding[] }>;
  'POST /api/designs/{id}/trial': Send<
    Record<string, never>,
    { release: string; service: string; path: string }
  >;
  'DELETE /api/designs/{id}/trial': Send<undefined, { purged: number }>;
  'POST /api/designs/{id}/releases': Send<{ reason: string; warnings?: string }, R.Release>;
  'GET /api/designs/{id}/releases': Get<R.Page<R.Release>>;
  'GET /api/releases/{id}': Get<R.Release & { body: R.DesignBody }>;
  'POST /api/services/{id}/suspend': Send<{ reason: string }, { state: 'suspended' }>;
  'POST /api/services/{id}/resume': Send<Record<string, never>, { state: 'published' }>;
  'GET /api/packs': Get<R.Page<R.PackRow>>;
  'GET /api/packs/{id}': Get<R.PackDetail>;
  'POST /api/packs/{id}/clone': Send<
    { name: string; roles: R.DesignBody['roles']; settings: Variables },
    R.Design
  >;

  /* portal */
  'GET /api/services': Get<R.Page<R.ServiceRow>, { space?: string; q?: string }>;
  'GET /api/services/{id}': Get<R.ServiceDetail>;
  'POST /api/drafts': Send<{ service: string; values: Variables; page?: string }, R.Draft>;
  'GET /api/drafts/{id}': Get<R.Draft>;
  'PUT /api/drafts/{id}': Send<{ values: Variables; page?: string }, R.Draft>;
  'DELETE /api/drafts/{id}': Send<undefined, { deleted: true }>;
  'POST /api/drafts/open': Send<{ code: string }, R.Draft>;
  /** Multipart: `file`, and `draft`, `task` or `case` (with `audience`); `field`: path of the form's field it is for. */
  'POST /api/files': Send<FormData, R.FileRef>;
  'GET /api/files/{id}': Get<Blob>;
  'DELETE /api/files/{id}': Send<undefined, { deleted: true }>;
  'POST /api/applications': Send<{ service: string; draft?: string; values: Variables }, R.Receipt>;
  'GET /api/applications': Get<R.Page<R.ApplicationRow>>;
  'GET /api/applications/{id}': Get<R.ApplicationDetail>;
  'POST /api/applications/{id}/supplement': Send<
    { supplement: string; values: Variables },
    R.ApplicationDetail
  >;
  'POST /api/applications/{id}/tasks/{task}': Send<
    { values: Variables; button?: string },
    R.ApplicationDetail
  >;
  'POST /api/applications/{id}/withdraw': Send<{ reason?: string }, R.ApplicationDetail>;
  'POST /api/applications/{id}/rating': Send<{ level: RatingLevel; text?: string }, R.ApplicationDetail>;
  'POST /api/track': Send<{ number: string; phone: string }, R.TrackResult>;
  /** Opens the content of one matter for this session: by the receipt's secret, or by a code sent to the phone. */
  'POST /api/track/open': Send<
    { number: string; secret?: string; phone?: string; code?: string },
    { caseId: string }
  >;

  /* workbench */
  'GET /api/tasks': Get<
    R.Page<R.TaskRow> & { counts: R.TaskCounts },
    Paged & {
      view: 'mine' | 'group' | 'done' | 'late';
      q?: string;
      service?: string;
      community?: string;
      due?: R.DueState;
    }
  >;
  'GET /api/tasks/{id}': Get<R.TaskDetail>;
  'POST /api/tasks/{id}/claim': Send<Record<string, never>, R.TaskDetail>;
  'POST /api/tasks/{id}/return': Send<{ reason?: string }, R.TaskDetail>;
  'POST /api/tasks/{id}/hand-over': Send<{ person?: string; post?: string; reason: string }, R.TaskDetail>;
  'POST /api/tasks/{id}/save': Send<{ values: Variables }, R.TaskDetail>;
  'POST /api/tasks/{id}/complete': Send<
    { values: Variables; button?: string; reason?: string },
    R.TaskDetail
  >;
  'POST /api/tasks/{id}/send-back': Send<
    { to: string; mode: 'again' | 'straight'; reason: string },
    R.TaskDetail
  >;
  'POST /api/tasks/{id}/supplement': Send<{ items: string[]; fields: string[]; days?: number }, R.TaskDetail>;
  'POST /api/tasks/{id}/decline': Send<{ reason: string; remedies: string }, R.TaskDetail>;
  'GET /api/handlers': Get<R.Page<R.PersonResource>, { q?: string; task?: string }>;
  'GET /api/cases': Get<
    R.Page<R.CaseRow>,
    Paged & { q?: string; service?: string; status?: string; late?: '1' }
  >;
  /** A paper or phone application entered for somebody. */
  'POST /api/cases': Send<
    {
      service: string;
      channel: 'paper' | 'phone';
      applicant: { name: string; phone?: string; community?: string };
      /** Files of a paper application are uploaded to a draft first. */
      draft?: string;
      values: Variables;
    },
    R.Receipt
  >;
  'GET /api/cases/{id}': Get<R.CaseDetail>;
  'GET /api/cases/{id}/timeline': Get<R.Page<R.TimelineRow>>;
  'GET /api/cases/{id}/diagram': Get<R.DiagramResource>;
  'GET /api/cases/{id}/comments': Get<R.Page<R.CommentResource>>;
  'POST /api/cases/{id}/comments': Send<
    { text: string; audience: Audience; files?: string[] },
    R.CommentResource
  >;
  'GET /api/cases/{id}/files': Get<R.Page<R.CaseFile>>;
  'POST /api/cases/{id}/cancel': Send<{ reason: string }, R.CaseDetail>;
  /** Masked values shown, with a reason that is logged. */
  'POST /api/cases/{id}/reveal': Send<
    { field: string; reason: string },
    { value: import('#runtime/values').Value }
  >;
  'GET /api/incidents': Get<
    R.Page<{ id: string; caseId: string; number: string; element: string; message: string; at: R.Iso }>
  >;
  'POST /api/cases/{id}/incidents/{incident}/resolve': Send<{ variables?: Variables }, R.CaseDetail>;
  'GET /api/notifications': Get<R.Page<R.NotificationRow>>;
  'POST /api/notifications/{id}/read': Send<Record<string, never>, { read: true }>;
}

/** `GET /api/events` is a stream of server-sent events: `event: change`, `data: ChangeNotice`. */
export const EVENTS_PATH = '/api/events';

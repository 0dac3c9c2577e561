/** One request: who → may they → what came → do it → answer. The only place where rows are carried out. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Locale } from '#runtime/model';
import { forbidden, ProblemException } from '#server/problem';
import { type Caller, equalText, type SessionRef } from '#server/security';
import type { Act, Services } from '#server/services';
import { StoreError } from '#server/store';
import { readJson } from './body.ts';
import { check, idempotencyKey, ifMatch, queryOf } from './check.ts';
import { cookieHeader, cookiesOf, localeOf, SESSION_COOKIE } from './cookies.ts';
import { createIdempotency, type StoredAnswer, stableId } from './idempotency.ts';
import { unexpected } from './problem.ts';
import { Answer, type AnyRow, type AuditNote, type Call, type Who } from './resource.ts';
import { send, sendProblem } from './send.ts';

export type Params = Readonly<Record<string, string>>;
export type Dispatch = (
  row: AnyRow,
  request: IncomingMessage,
  response: ServerResponse,
  params: Params,
) => Promise<void>;

export interface PipelineOptions {
  readonly services: Services;
  readonly log: Logger;
  /** Cookies only over HTTPS. */
  readonly secure: boolean;
  /** The server stops: streams end. */
  readonly stopping?: AbortSignal;
}

/** May they call this row at all? */
export function allows(who: Who, caller: Caller): boolean {
  if (typeof who === 'function') return who(caller);
  if (who === 'public') return true;
  if (who === 'person') return caller.kind !== 'guest';
  if (who === 'staff' || who === 'resident') return caller.kind === who;
  const permissions = typeof who === 'string' ? [who] : who;
  return permissions.some((permission) => caller.permissions.includes(permission));
}

export function createPipeline({ services, log, secure, stopping }: PipelineOptions): Dispatch {
  const once = createIdempotency(services.store, services.clock.real);

  return async (row, request, response, params) => {
    const started = performance.now();
    const requestId = randomUUID();
    const cookies = cookiesOf(request);
    const locale = localeOf(request, cookies);
    const out: OutHeaders = { 'X-Request-Id': requestId };
    let caller: Caller | undefined;
    const note: Note = row.about === 'case' && params.id !== undefined ? { case: params.id } : {};
    const act = row.audit !== 'none' && (row.audit === 'read' || !row.endpoint.startsWith('GET '));
    let status = 500;
    try {
      const found = await services.sessions.find(cookies[SESSION_COOKIE]);
      caller = found.caller;
      if (found.cookie !== undefined)
        setCookie(out, cookieHeader(SESSION_COOKIE, found.cookie, { secure, days: 1 }));
      admit(row, request, found.session, caller);
      const call = await makeCall(row, request, response, params, {
        services,
        caller: locale === 'zh' ? caller : { ...caller, locale },
        session: found.session,
        locale,
        note,
        stopping,
        token: found.cookie ?? cookies[SESSION_COOKIE] ?? '',
        became: (now) => {
          caller = now;
        },
        cookie: (name, value, days) =>
          setCookie(out, cookieHeader(name, value, { secure, ...(days === undefined ? {} : { days }) })),
      });
      const answer = await perform(row, call, once, request);
      status = answer.status;
      if (act) {
        const done = {
          caller,
          ...actOf(row, params, note),
          outcome: 'done',
          ...reasonOf(note, call.body),
        } as const;
        if (row.audit !== 'events') await services.audit.record(done);
        // The case's events are the record and are written already; this is the line in the list.
        else services.audit.later(done);
      }
      await send(response, status, answer.body, { ...out, ...answer.headers });
    } catch (cause) {
      const problem =
        cause instanceof ProblemException
          ? cause
          : (badCursor(row, request, cause) ?? unexpected(cause, requestId));
      status = problem.status;
      if (act && caller && status < 500) {
        services.audit.later({
          caller,
          ...actOf(row, params, note),
          outcome: 'refused',
          reason: problem.code,
        });
      }
      if (status >= 500)
        log.error({ err: problem.more.cause ?? problem, requestId, endpoint: row.endpoint }, problem.code);
      await sendProblem(response, problem, locale, out);
    }
    const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug';
    if (log.isLevelEnabled(level)) {
      const ms = Math.round((performance.now() - started) * 10) / 10;
      log[level](
        { requestId, endpoint: row.endpoint, status, ms, caller: caller?.kind, post: caller?.post?.id },
        'request',
      );
    }
  };
}

/** A page was asked for by a cursor that no list gave out. */
function badCursor(row: AnyRow, request: IncomingMessage, cause: unknown): ProblemException | undefined {
  const asked = row.query !== undefined && queryOf(request.url ?? '').cursor !== undefined;
  if (!asked || !(cause instanceof StoreError) || cause.code !== 'bad-filter') return undefined;
  return new ProblemException(
    'bad-cursor',
    400,
    { zh: '这一页找不到了', en: 'This page of the list cannot be found' },
    { mend: { zh: '请回到列表的第一页。', en: 'Go back to the first page of the list.' } },
  );
}

type OutHeaders = Record<string, string | readonly string[]>;

function setCookie(out: OutHeaders, header: string): void {
  const before = out['Set-Cookie'];
  out['Set-Cookie'] = [...(Array.isArray(before) ? before : []), header];
}

/** Refuses before anything is read: forged, not signed in, no right, password to be changed first. */
function admit(row: AnyRow, request: IncomingMessage, session: SessionRef, caller: Caller): void {
  if (!row.endpoint.startsWith('GET ')) {
    const token = request.headers['x-csrf-token'];
    if (typeof token !== 'string' || !equalText(token, session.csrf)) {
      throw new ProblemException(
        'csrf',
        403,
        { zh: '页面已过期，操作没有完成', en: 'This page is out of date; nothing was done' },
        { mend: { zh: '请刷新页面后再试一次。', en: 'Reload the page and try once more.' } },
      );
    }
  }
  if (!allows(row.who, caller)) {
    if (caller.kind !== 'guest') throw forbidden();
    throw new ProblemException(
      'not-signed-in',
      401,
      { zh: '请先登录', en: 'Please sign in first' },
      { mend: { zh: '登录后会回到这里。', en: 'You will come back here afterwards.' } },
    );
  }
  if (caller.mustChangePassword && row.who !== 'public' && !/ \/api\/session/.test(row.endpoint)) {
    throw new ProblemException(
      'password-change-needed',
      403,
      { zh: '请先设置自己的密码', en: 'Set a password of your own first' },
      {
        mend: {
          zh: '一次性密码只能用来设置新密码。',
          en: 'A one-time password only lets you set a new one.',
        },
      },
    );
  }
}

interface CallParts {
  readonly services: Services;
  readonly caller: Caller;
  readonly session: SessionRef;
  readonly locale: Locale;
  readonly note: Note;
  readonly stopping: AbortSignal | undefined;
  readonly token: string;
  readonly became: Call['became'];
  readonly cookie: Call['cookie'];
}

async function makeCall(
  row: AnyRow,
  request: IncomingMessage,
  response: ServerResponse,
  params: Params,
  parts: CallParts,
): Promise<Call> {
  const { caller, note } = parts;
  const header = request.headers['idempotency-key'];
  const key = row.creating || header !== undefined ? idempotencyKey(header) : randomUUID();
  const match = request.headers['if-match'];
  const version =
    row.versioned === true || (row.versioned && match !== undefined) ? ifMatch(match) : undefined;
  const query = row.query ? check(row.query, queryOf(request.url ?? '')) : undefined;
  const body = row.body ? check(row.body, (await readJson(request)) ?? {}) : undefined;
  let gone: AbortController | undefined;
  return {
    params,
    body,
    query,
    caller,
    actor: caller.actor,
    session: parts.session,
    space: caller.space,
    key,
    id: (kind) => stableId(kind, caller.id, `${row.endpoint}\n${key}`),
    version,
    locale: parts.locale,
    services: parts.services,
    request,
    get gone() {
      if (!gone) {
        const controller = new AbortController();
        const abort = (): void => controller.abort();
        if (parts.stopping?.aborted) abort();
        parts.stopping?.addEventListener('abort', abort);
        response.once('close', () => {
          parts.stopping?.removeEventListener('abort', abort);
          abort();
        });
        gone = controller;
      }
      return gone.signal;
    },
    token: parts.token,
    became: parts.became,
    cookie: parts.cookie,
    audit: (more) => Object.assign(note, more),
  };
}

async function perform(
  row: AnyRow,
  call: Call,
  once: ReturnType<typeof createIdempotency>,
  request: IncomingMessage,
): Promise<StoredAnswer> {
  if (row.creating !== 'once') return plain(await row.handle(call));
  const payload = JSON.stringify([request.url, call.body]);
  return once.run({ principal: call.caller.id, endpoint: row.endpoint, key: call.key, payload }, async () =>
    plain(await row.handle(call)),
  );
}

function plain(value: unknown): StoredAnswer {
  return value instanceof Answer
    ? { status: value.status, headers: value.headers, body: value.body }
    : { status: 200, headers: {}, body: value };
}

type Note = { -readonly [K in keyof AuditNote]: AuditNote[K] };

/** What was done to what: where the handler says nothing, the parameters of the path. */
function actOf(
  row: AnyRow,
  params: Params,
  note: Note,
): Pick<Act, 'act' | 'label' | 'object' | 'space' | 'case'> {
  const { space, case: about } = note;
  const object = note.object ?? (Object.values(params).join('/') || (about ?? ''));
  return {
    ...{ act: row.endpoint, label: row.summary, object },
    ...(space === undefined ? {} : { space }),
    ...(about === undefined ? {} : { case: about }),
  };
}

function reasonOf(note: { readonly reason?: string }, body: unknown): { readonly reason?: string } {
  const reason = note.reason ?? (body as { reason?: unknown } | undefined)?.reason;
  return typeof reason === 'string' ? { reason } : {};
}

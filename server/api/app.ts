/** Express put together: rows under /api, health, the browser apps, one place for refusals. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import type { Logger } from 'pino';
import { ProblemException } from '#server/problem';
import type { Services } from '#server/services';
import { cookiesOf, localeOf } from './cookies.ts';
import { createGate, createLimiters, LIMITS, type Limits } from './limits.ts';
import { createPipeline, type Dispatch } from './pipeline.ts';
import { unexpected } from './problem.ts';
import type { AnyRow } from './resource.ts';
import { send, sendProblem } from './send.ts';
import { securityHeaders, staticFiles } from './static.ts';

export interface AppOptions {
  readonly services: Services;
  readonly rows: readonly AnyRow[];
  readonly log: Logger;
  /** Folder of the built browser apps. */
  readonly web: string;
  /** Served over HTTPS (by a proxy in front): cookies are `Secure`, browsers are told to stay. */
  readonly secure?: boolean;
  /** How many proxies in front say whom they speak for. */
  readonly proxies?: number;
  readonly limits?: Partial<Limits>;
  /** False while the server starts or stops. */
  readonly ready?: () => boolean;
  readonly stopping?: AbortSignal;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The request listener of the server: hot rows straight to the pipeline, everything else through Express. */
export function createApp(options: AppOptions): Listener {
  const { services, rows, log, web, secure = false, proxies = 0, ready = () => true } = options;
  const dispatch = createPipeline({
    services,
    log,
    secure,
    ...(options.stopping ? { stopping: options.stopping } : {}),
  });
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', proxies);
  app.set('query parser', 'simple');
  app.get('/healthz', (_request, response) => void send(response, 200, { ok: true }, {}));
  app.get('/readyz', (_request, response) => {
    void send(response, ready() ? 200 : 503, { ready: ready() }, {});
  });
  const limits = { ...LIMITS, ...options.limits };
  mountRows(app, rows, dispatch, limits);
  app.use('/api', (request) => {
    throw noSuchEndpoint(request);
  });
  app.use(securityHeaders(secure));
  app.use(staticFiles(web));
  app.use(() => {
    throw new ProblemException(
      'not-found',
      404,
      { zh: '没有这个页面', en: 'There is no such page' },
      { mend: { zh: '请从首页重新进入。', en: 'Start again from the first page.' } },
    );
  });
  app.use(refusals(log));

  const hot = new Map(
    rows
      .filter((row) => row.hot)
      .map((row) => [
        row.endpoint,
        { row, gate: row.limit ? createGate(limits[row.limit], proxies) : undefined },
      ]),
  );
  return (request, response) => {
    const found = hot.get(`${request.method} ${request.url}`);
    if (!found) return app(request, response);
    const tooMany = found.gate?.(request);
    if (tooMany) void sendProblem(response, tooMany, localeOf(request, cookiesOf(request)));
    else void dispatch(found.row, request, response, {});
  };
}

function mountRows(app: Express, rows: readonly AnyRow[], dispatch: Dispatch, limits: Limits): void {
  const limiters = createLimiters(limits);
  const methods = new Map<string, string[]>();
  for (const row of rows) {
    const [method = '', template = ''] = row.endpoint.split(' ');
    const path = template.replace(/\{(\w+)\}/g, ':$1');
    methods.set(path, [...(methods.get(path) ?? []), method]);
    const route = app.route(path);
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    if (row.limit) route[verb](limiters[row.limit]);
    route[verb]((request: Request, response) =>
      dispatch(row, request, response, plainParams(request.params)),
    );
  }
  for (const [path, allowed] of methods) {
    app.all(path, () => {
      throw new ProblemException(
        'method-not-allowed',
        405,
        { zh: '这个地址不支持这种操作', en: 'This address does not do that' },
        {
          headers: { Allow: allowed.join(', ') },
          mend: { zh: '请查看 /api/openapi.json。', en: 'See /api/openapi.json.' },
        },
      );
    });
  }
}

function plainParams(params: Request['params']): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

function noSuchEndpoint(request: Request): ProblemException {
  return new ProblemException(
    'no-such-endpoint',
    404,
    { zh: '没有这个接口', en: 'There is no such endpoint' },
    {
      detail: { zh: request.method, en: request.method },
      mend: { zh: '请查看 /api/openapi.json。', en: 'See /api/openapi.json.' },
    },
  );
}

/** What Express itself refuses (a malformed address), and what its handlers threw. */
function refusals(log: Logger): ErrorRequestHandler {
  return (cause: unknown, request, response, _next) => {
    const problem = toException(cause);
    if (problem.status >= 500) log.error({ err: cause }, problem.code);
    void sendProblem(response, problem, localeOf(request, cookiesOf(request)));
  };
}

function toException(cause: unknown): ProblemException {
  if (cause instanceof ProblemException) return cause;
  const status = (cause as { status?: unknown } | undefined)?.status;
  if (status === 400) {
    return new ProblemException(
      'bad-address',
      400,
      { zh: '地址格式不正确', en: 'The address is malformed' },
      {
        mend: { zh: '请检查地址里的百分号编码。', en: 'Check the percent-encoding of the address.' },
      },
    );
  }
  return unexpected(cause, '-');
}

/** Starts everything over an open store, and stops it so that what was begun is finished. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createServices, type ServiceDeps, type Services } from '#server/services';
import { createApp } from './app.ts';
import type { Limits } from './limits.ts';
import type { AnyRow } from './resource.ts';
import { resources } from './resources.ts';

export interface ServerOptions extends Omit<ServiceDeps, 'log'> {
  readonly log: Logger;
  /** 0: any free one. */
  readonly port: number;
  /** Address to listen on; absent: all. */
  readonly host?: string;
  readonly web: string;
  readonly secure?: boolean;
  readonly proxies?: number;
  readonly limits?: Partial<Limits>;
  /** Rows beside the registry; benches and tests only. */
  readonly more?: readonly AnyRow[];
}

/** Told once: the space, and the admin's one-time password, of a first start. */
export interface FirstStart {
  readonly login: string;
  readonly password: string;
}

export interface Running {
  readonly port: number;
  readonly services: Services;
  readonly firstStart?: FirstStart;
  /** Takes no more requests, finishes those under way, closes host and store. */
  stop(): Promise<void>;
}

/** The port cannot be had. `code` as node names it: `EADDRINUSE`, `EACCES` … */
export class ListenError extends Error {
  constructor(
    readonly code: string,
    readonly port: number,
  ) {
    super(`Cannot listen on port ${port}: ${code}`);
    this.name = 'ListenError';
  }
}

/** How long requests under way may take when the server stops. */
const GRACE_MS = 10_000;
const TIDY_MS = 3_600_000;
const FIRST_SPACE = 'space-1';
const ADMIN = 'admin';

/** @throws ListenError when the port is taken or forbidden; the store is left open then */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { store, log, port, host } = options;
  const { services, resume, tidy } = await createServices(options);
  const stopping = new AbortController();
  let ready = false;
  const listener = createApp({
    ...options,
    services,
    rows: [...resources, ...(options.more ?? [])],
    ready: () => ready,
    stopping: stopping.signal,
  });
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 60_000 }, listener);
  let underWay = 0;
  server.on('request', (_request, response) => {
    underWay++;
    response.once('close', () => underWay--);
  });
  const firstStart = await openFirstSpace(services);
  await resume();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(error.code ?? 'unknown', port)),
    );
    server.listen(port, host, resolve);
  });
  services.host.run();
  services.follow.start();
  ready = true;
  const tidying = setInterval(() => {
    tidy().catch((cause: unknown) => log.warn({ err: cause }, 'could not tidy up'));
  }, TIDY_MS);
  tidying.unref();

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    ready = false;
    clearInterval(tidying);
    stopping.abort();
    server.close();
    // What is under way is finished; a connection without a request (kept alive, or opened in advance) is not waited for.
    for (const until = performance.now() + GRACE_MS; underWay > 0 && performance.now() < until; )
      await sleep(10);
    server.closeAllConnections();
    await services.follow.stop();
    await services.host.stop();
    await services.audit.flush();
    await store.close();
    log.info({}, 'stopped');
  };

  return {
    port: (server.address() as AddressInfo).port,
    services,
    ...(firstStart ? { firstStart } : {}),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Where there is no street yet, one is opened. A server that dies before it is whole opens it again. */
async function openFirstSpace(services: Services): Promise<FirstStart | undefined> {
  if ((await services.spaces.list()).length > 0) return undefined;
  const opened = await services.spaces.open(
    FIRST_SPACE,
    '我的街道',
    { name: '系统管理员', login: ADMIN },
    { first: true },
  );
  return { login: ADMIN, password: opened.password };
}

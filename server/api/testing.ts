/**
 * A whole server for tests: a data folder of its own, an ephemeral port, a client that keeps cookies and tokens.
 * `const server = await startTestServer(); const admin = await server.staff('admin');`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import type { Problem, Session } from '#runtime/wire';
import type { Services } from '#server/services';
import { openSqliteStore } from '#server/store/sqlite';
import { PACKS } from '../paths.ts';
import type { Limits } from './limits.ts';
import { createLog } from './log.ts';
import { startServer } from './serve.ts';

export interface TestAnswer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  /** The body where it is a problem. */
  readonly problem: Problem;
}

export interface TestRequest {
  readonly body?: unknown;
  readonly form?: FormData;
  /** Idempotency-Key; a fresh one for every POST otherwise. `null`: none. */
  readonly key?: string | null;
  readonly version?: number;
  /** `null`: without the CSRF token. */
  readonly csrf?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser: cookies, the CSRF token, nothing else. */
export interface TestClient {
  readonly session: Session;
  /** @param endpoint `POST /api/units`, with parameters already in the path */
  call<T = Record<string, unknown>>(endpoint: string, request?: TestRequest): Promise<TestAnswer<T>>;
  /** Asks for the session again, e.g. after another browser changed it. */
  refresh(): Promise<Session>;
  cookie(): string;
}

export interface TestServer {
  readonly url: string;
  readonly services: Services;
  /** Lines of the log. */
  readonly logged: readonly string[];
  /** What the printing sender printed. */
  readonly printed: readonly string[];
  readonly folder: string;
  /** One-time password of the first admin. */
  readonly password: string;
  guest(): Promise<TestClient>;
  /** Signs in; a one-time password is changed to `OWN_PASSWORD` first. */
  staff(login: string, password?: string): Promise<TestClient>;
  /** By the code that was printed. */
  resident(phone: string): Promise<TestClient>;
  /** Moves the clock of sessions, codes and locks. */
  later(ms: number): void;
  stop(): Promise<void>;
}

export const OWN_PASSWORD = 'a quiet street in autumn';

export interface TestOptions {
  readonly limits?: Partial<Limits>;
  readonly proxies?: number;
  readonly web?: string;
  readonly packs?: string;
  /** Of a server that was stopped: starts on the same data. */
  readonly folder?: string;
}

/** Far above what a test does, so that only the tests of limits meet them. */
const NO_LIMITS: Limits = {
  ...{ 'sign-in': 1e6, code: 1e6, track: 1e6, 'open-draft': 1e6, upload: 1e6, apply: 1e6 },
};

export async function startTestServer(options: TestOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'linli-test-')));
  const logged: string[] = [];
  const printed: string[] = [];
  const destination: DestinationStream = { write: (line) => void logged.push(line) };
  let ahead = 0;
  const running = await startServer({
    store: await openSqliteStore({ folder }),
    log: createLog('debug', destination),
    port: 0,
    host: '127.0.0.1',
    web: options.web ?? join(folder, 'no-web'),
    packs: options.packs ?? PACKS,
    limits: { ...NO_LIMITS, ...options.limits },
    proxies: options.proxies ?? 0,
    real: () => Date.now() + ahead,
    print: (line) => void printed.push(line),
  });
  const url = `http://127.0.0.1:${running.port}`;
  const passwords = new Map<string, string>();
  if (running.firstStart) passwords.set(running.firstStart.login, running.firstStart.password);

  const guest = async (): Promise<TestClient> => {
    const client = createTestClient(url);
    await client.refresh();
    return client;
  };

  const staff = async (login: string, password?: string): Promise<TestClient> => {
    const client = await guest();
    const given = password ?? passwords.get(login) ?? OWN_PASSWORD;
    const answer = await client.call<Session>('POST /api/session/staff', {
      body: { login, password: given },
    });
    if (answer.status !== 200)
      throw new Error(`Expected ${login} to sign in, but got ${answer.problem.code}`);
    const session = await client.refresh();
    if (session.actor?.kind === 'staff' && session.actor.mustChangePassword) {
      await client.call('POST /api/session/password', { body: { current: given, next: OWN_PASSWORD } });
      passwords.set(login, OWN_PASSWORD);
      await client.refresh();
    }
    return client;
  };

  return {
    url,
    services: running.services,
    logged,
    printed,
    folder,
    password: running.firstStart?.password ?? '',
    guest,
    staff,
    async resident(phone) {
      const client = await guest();
      await client.call('POST /api/session/resident/code', { body: { phone } });
      const code = codeIn(printed.findLast((line) => line.includes(phone) && codeIn(line) !== ''));
      const answer = await client.call('POST /api/session/resident', { body: { phone, code } });
      if (answer.status !== 200)
        throw new Error(`Expected ${phone} to sign in, but got ${answer.problem.code}`);
      await client.refresh();
      return client;
    },
    later: (ms) => {
      ahead += ms;
    },
    async stop() {
      await running.stop();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The six digits in a printed message. */
export function codeIn(line: string | undefined): string {
  return /验证码是 (\d{6})/.exec(line ?? '')?.[1] ?? '';
}

let keys = 0;

export function createTestClient(url: string): TestClient {
  const jar = new Map<string, string>();
  let session: Session | undefined;
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const known = (): Session => {
    if (!session) throw new Error('Expected a session: call refresh() first');
    return session;
  };

  const call = async <T>(endpoint: string, request: TestRequest = {}): Promise<TestAnswer<T>> => {
    const [method = 'GET', path = ''] = endpoint.split(' ');
    const headers: Record<string, string> = { Cookie: cookie(), 'Accept-Language': 'zh', ...request.headers };
    if (method !== 'GET' && request.csrf !== null)
      headers['X-CSRF-Token'] = request.csrf ?? session?.csrf ?? '';
    if (method === 'POST' && request.key !== null)
      headers['Idempotency-Key'] = request.key ?? `test-key-${++keys}`;
    if (request.version !== undefined) headers['If-Match'] = `"${request.version}"`;
    if (request.body !== undefined) headers['Content-Type'] = 'application/json';
    const body = request.form ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
    const response = await fetch(url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    const answer: unknown = json ? await response.json() : await response.arrayBuffer();
    if (
      /^\/api\/session(\/|$)/.test(path) &&
      response.ok &&
      typeof answer === 'object' &&
      answer &&
      'csrf' in answer
    ) {
      session = answer as Session;
    }
    return {
      status: response.status,
      headers: response.headers,
      body: answer as T,
      problem: answer as Problem,
    };
  };

  return {
    get session() {
      return known();
    },
    call,
    async refresh() {
      await call('GET /api/session');
      return known();
    },
    cookie,
  };
}

import type { Endpoints } from './endpoints.ts';
import type { Problem } from './resources.ts';

type Key = keyof Endpoints;
type PathParams<K extends string> = K extends `${string}{${infer P}}${infer Rest}`
  ? P | PathParams<Rest>
  : never;
type Params<K extends Key> = [PathParams<K>] extends [never]
  ? { params?: undefined }
  : { params: Record<PathParams<K>, string> };
type Body<K extends Key> = Endpoints[K]['body'] extends undefined
  ? { body?: undefined }
  : { body: Endpoints[K]['body'] };
type QueryOf<K extends Key> = Endpoints[K]['query'] extends undefined
  ? { query?: undefined }
  : { query?: Endpoints[K]['query'] };

export type CallOptions<K extends Key> = Params<K> &
  Body<K> &
  QueryOf<K> & {
    /** Idempotency key: make one per intent, repeat it on retry. */
    readonly key?: string;
    /** If-Match version. */
    readonly version?: number;
    readonly signal?: AbortSignal;
  };

/** The server said no, in words for a person. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
  }
}

/** What the client needs of the browser; tests hand in their own. */
export interface Transport {
  fetch(url: string, init: RequestInit): Promise<Response>;
  csrf(): string;
  locale(): string;
  /** Extra headers, e.g. the receipt's secret. */
  headers?(): Readonly<Record<string, string>>;
}

export interface Client {
  call<K extends Key>(endpoint: K, options: CallOptions<K>): Promise<Endpoints[K]['answer']>;
}

/**
 * A typed client over `fetch`. Answers that are not JSON (files) come as a Blob.
 * @throws ProblemError when the server refuses, and when there is no network (code `offline`, status 0).
 */
export function createClient(transport: Transport): Client {
  return {
    async call(endpoint, options) {
      const [method = 'GET', template = ''] = endpoint.split(' ');
      const params: Record<string, string> = options.params ?? {};
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(params[name] ?? ''),
      );
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(options.query ?? {})) {
        if (value !== undefined && value !== '') query.set(name, String(value));
      }
      const isForm = typeof FormData !== 'undefined' && (options.body as unknown) instanceof FormData;
      const headers: Record<string, string> = {
        Accept: 'application/json',
        'Accept-Language': transport.locale(),
        ...transport.headers?.(),
      };
      if (method !== 'GET') headers['X-CSRF-Token'] = transport.csrf();
      if (options.key !== undefined) headers['Idempotency-Key'] = options.key;
      if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
      if (options.body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
      const init: RequestInit = { method, headers, credentials: 'same-origin' };
      if (options.body !== undefined)
        init.body = isForm ? (options.body as unknown as FormData) : JSON.stringify(options.body);
      if (options.signal) init.signal = options.signal;
      const search = query.size > 0 ? `?${query}` : '';
      let response: Response;
      try {
        response = await transport.fetch(path + search, init);
      } catch (cause) {
        if (options.signal?.aborted) throw cause;
        throw new ProblemError({ type: 'about:blank', title: 'offline', status: 0, code: 'offline' });
      }
      const type = response.headers.get('content-type') ?? '';
      if (!response.ok) throw new ProblemError(await readProblem(response, type));
      return (type.includes('json') ? await response.json() : await response.blob()) as never;
    },
  };
}

async function readProblem(response: Response, type: string): Promise<Problem> {
  if (type.includes('json')) return (await response.json()) as Problem;
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: `http-${response.status}`,
  };
}

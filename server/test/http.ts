/** A person at a browser, as far as HTTP can tell: cookies, the CSRF token, idempotency keys, and patience. */
import { randomUUID } from 'node:crypto';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** The server was not there, or went away before it answered. */
export class NoAnswer extends Error {}

export class Visitor {
  #cookie = '';
  #csrf = '';

  /** @param base is asked anew each time: a server that came up again may have another port */
  constructor(private readonly base: () => string) {}

  /** One request. @throws NoAnswer */
  async ask<T>(
    method: string,
    path: string,
    body?: object,
    key: string = randomUUID(),
    version?: number,
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { 'idempotency-key': key, 'x-csrf-token': this.#csrf };
    if (this.#cookie) headers.cookie = this.#cookie;
    if (body) headers['content-type'] = 'application/json';
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    try {
      const response = await fetch(this.base() + path, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? '';
      const answer = (await response.json()) as T & { csrf?: string };
      if (typeof answer.csrf === 'string') this.#csrf = answer.csrf;
      return { status: response.status, body: answer };
    } catch (cause) {
      throw new NoAnswer(`${method} ${path} had no answer`, { cause });
    }
  }

  /** An answer that must be good. @throws Error with what was said instead */
  async good<T>(method: string, path: string, body?: object, key?: string, version?: number): Promise<T> {
    const answer = await this.ask<T>(method, path, body, key, version);
    if (answer.status >= 300) {
      throw new Error(
        `Expected ${method} ${path} to work, but got ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
    return answer.body;
  }

  /** The same request with the same key until there is an answer: what a browser does after "no connection". */
  async until<T>(
    method: string,
    path: string,
    body: object | undefined,
    stop: () => boolean,
    version?: number,
  ): Promise<Answer<T> | undefined> {
    const key = randomUUID();
    while (!stop()) {
      try {
        const answer = await this.ask<T>(method, path, body, key, version);
        if (answer.status < 500) return answer;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return undefined;
  }
}

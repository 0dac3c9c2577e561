import { getLocale } from '#runtime/ui';
import { type Client, createClient, ProblemError } from '#runtime/wire';

/** The session tells the client what it learned: the token of each change, and what to do when signed out. */
const link = { csrf: '', signedOut: () => {} };

export function linkSession(change: Partial<typeof link>): void {
  Object.assign(link, change);
}

const plain = createClient({
  fetch: (url, init) => fetch(url, init),
  csrf: () => link.csrf,
  locale: getLocale,
});

/** The one way to the server. A session that ended is noticed here, and the sign-in screen opens above the page. */
export const client: Client = {
  async call(endpoint, options) {
    try {
      return await plain.call(endpoint, options);
    } catch (error) {
      const isSignIn = endpoint.startsWith('POST /api/session');
      if (error instanceof ProblemError && error.problem.status === 401 && !isSignIn) link.signedOut();
      throw error;
    }
  },
};

/** A fresh idempotency key: make one per intent and repeat it on retry. */
export function newKey(): string {
  return crypto.randomUUID();
}

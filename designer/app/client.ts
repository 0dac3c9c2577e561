import { getLocale } from '#runtime/ui';
import { type Client, createClient, ProblemError } from '#runtime/wire';

/** The session tells the client what it learned: the token of each change, and what to do when signed out. */
const link = {
  csrf: '',
  signedOut: () => {},
  /** Asks who is signed in now; true when somebody still is (another tab signed in anew). */
  renew: async () => false,
};

export function linkSession(change: Partial<typeof link>): void {
  Object.assign(link, change);
}

const plain = createClient({
  fetch: (url, init) => fetch(url, init),
  csrf: () => link.csrf,
  locale: getLocale,
});

/**
 * The one way to the server. A session that ended is noticed here, and the sign-in screen opens above the page. A
 * change with an old token (the session ended, or was renewed in another tab) is tried once more with the new one.
 */
export const client: Client = {
  async call(endpoint, options) {
    try {
      return await plain.call(endpoint, options);
    } catch (error) {
      const code = error instanceof ProblemError ? error.problem : undefined;
      const isSignIn = endpoint.startsWith('POST /api/session');
      if (code?.code === 'csrf' && !isSignIn && (await link.renew())) return plain.call(endpoint, options);
      if (code && (code.status === 401 || code.code === 'csrf') && !isSignIn) link.signedOut();
      throw error;
    }
  },
};

/** A fresh idempotency key: make one per intent and repeat it on retry. */
export function newKey(): string {
  return crypto.randomUUID();
}

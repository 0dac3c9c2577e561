/** One typed client and one session for an app. */
import type { Locale } from '#runtime/model';
import { type Client, createClient, ProblemError, type Session } from '#runtime/wire';
import { cell } from './cell.ts';
import { changeLocale } from './language-switch.tsx';
import { setServerTime } from './now.ts';
import { getLocale } from './texts.ts';

interface SessionState {
  readonly session?: Session;
  /** Why the session could not be read; shown with a way to try again. */
  readonly problem?: ProblemError;
}

const state = cell<SessionState>({});

/** Headers that some screens add (a receipt's secret). */
const extra = new Map<string, string>();

export function setExtraHeader(name: string, value: string | undefined): void {
  if (value === undefined) extra.delete(name);
  else extra.set(name, value);
}

const client = createClient({
  fetch: (url, init) => fetch(url, init),
  csrf: () => state.get().session?.csrf ?? '',
  locale: getLocale,
  headers: () => Object.fromEntries(extra),
});

export function useClient(): Client {
  return client;
}

/** The same client for code outside components. */
export function theClient(): Client {
  return client;
}

export const useSession = state.use;

/** Takes a session that came as an answer: language, clock and CSRF token follow it. */
export function takeSession(session: Session): Session {
  setServerTime(Date.parse(session.now), session.zone);
  changeLocale(session.locale);
  state.set({ session });
  return session;
}

/** Reads who is here. Never throws for a refusal: the problem stands in the state. */
export async function loadSession(): Promise<Session | undefined> {
  try {
    return takeSession(await client.call('GET /api/session', {}));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { session } = state.get();
    state.set(session ? { session, problem: error } : { problem: error });
    return undefined;
  }
}

/** Keeps the language on the server; on the page it has changed already. */
export async function keepLocale(locale: Locale): Promise<void> {
  try {
    takeSession(await client.call('POST /api/session/locale', { body: { locale } }));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** A key for one intent: make it when the person begins, repeat it on every retry. */
export function newKey(): string {
  return crypto.randomUUID();
}

import type { Locale } from '#runtime/model';
import { setLocale } from '#runtime/ui';
import { type Permission, ProblemError, type Session, type SessionStaff } from '#runtime/wire';
import { client, linkSession } from './client.ts';
import { cell } from './external.ts';

interface SessionState {
  readonly session?: Session;
  /** The session ended while somebody worked: sign in above the page, nothing typed is lost. */
  readonly ended: boolean;
  /** The first answer failed: shown with a way to try again. */
  readonly problem?: ProblemError;
}

const state = cell<SessionState>({ ended: false });

linkSession({
  signedOut: () => state.get().session?.actor && state.set({ ...state.get(), ended: true }),
  async renew() {
    const before = state.get().session?.actor?.id;
    const session = await client.call('GET /api/session', {});
    linkSession({ csrf: session.csrf });
    // Another person's session must not send what this one typed.
    return before !== undefined && session.actor?.id === before;
  },
});

function take(session: Session): Session {
  linkSession({ csrf: session.csrf });
  document.documentElement.lang = session.locale === 'zh' ? 'zh-CN' : 'en';
  setLocale(session.locale);
  state.set({ session, ended: false });
  return session;
}

export async function loadSession(): Promise<void> {
  try {
    take(await client.call('GET /api/session', {}));
  } catch (error) {
    if (error instanceof ProblemError) state.set({ ended: false, problem: error });
    else throw error;
  }
}

/** @throws ProblemError when name or password are wrong, or the account is locked. */
export async function signIn(login: string, password: string): Promise<Session> {
  const before = state.get().session?.actor?.id;
  const session = await client.call('POST /api/session/staff', { body: { login, password } });
  // Somebody else at the same screen starts afresh: what the one before typed stays kept for that one, unsent.
  if (before !== undefined && session.actor?.id !== before) location.reload();
  else take(session);
  return session;
}

export async function changePassword(current: string, next: string): Promise<Session> {
  return take(await client.call('POST /api/session/password', { body: { current, next } }));
}

export async function switchPost(post: string): Promise<Session> {
  return take(await client.call('POST /api/session/post', { body: { post } }));
}

export async function signOut(): Promise<void> {
  take(await client.call('DELETE /api/session', {}));
}

/** Changes the language at once; the server remembers it for the next visit. */
export async function switchLocale(locale: Locale): Promise<void> {
  setLocale(locale);
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  await client.call('POST /api/session/locale', { body: { locale } });
}

export const useSessionState = state.use;

/** The staff member who works here. Only below the sign-in screen. */
export function useStaff(): SessionStaff {
  const actor = state.use().session?.actor;
  if (actor?.kind !== 'staff') throw new Error('Expected a staff session, but nobody is signed in.');
  return actor;
}

/** Whether the current post may do this; screens show only what it may. */
export function useMay(permission: Permission): boolean {
  const actor = state.use().session?.actor;
  return actor?.kind === 'staff' && actor.may.includes(permission);
}

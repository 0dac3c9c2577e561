/**
 * Sessions: a random token in a cookie, its hash in the store. A guest's cookie is signed and stored nowhere until
 * there is something to remember. What was read is kept for a few seconds, so that a request costs no look-up.
 */
import type { Doc, Store } from '#server/store';
import { type Caller, guestCaller } from './caller.ts';
import { csrfOf, equalText, guestToken, hashToken, newToken, readGuestToken } from './tokens.ts';

/** The session a request came in. */
export interface SessionRef {
  /** Hash of the token, or a guest's id: the `_id` in the store. */
  readonly id: string;
  readonly kind: Caller['kind'];
  readonly csrf: string;
}

export interface Found {
  readonly session: SessionRef;
  readonly caller: Caller;
  /** The cookie to set: a new guest, or somebody whose session ended. */
  readonly cookie?: string;
}

export interface CallerSource {
  /** `undefined`: not there, disabled, locked out of everything. */
  staff(person: string, post: string | undefined): Promise<Caller | undefined>;
  resident(id: string): Promise<Caller | undefined>;
  /** Counts up when a caller made before may be wrong by now. */
  epoch(): number;
}

export interface Sessions {
  /** Who sends this cookie. Never fails: who is nobody is a guest. */
  find(token: string | undefined): Promise<Found>;
  open(who: SessionStart): Promise<{ readonly token: string; readonly found: Found }>;
  switchPost(session: SessionRef, post: string): Promise<void>;
  /** Opens the content of one case for this session (track). */
  openCase(session: SessionRef, caseId: string): Promise<void>;
  close(session: SessionRef): Promise<void>;
  /** Ends all sessions of a person: disabled, reset, password changed. */
  closeAll(person: string, except?: string): Promise<void>;
}

export type SessionStart =
  | { readonly kind: 'staff'; readonly person: string; readonly space: string; readonly post?: string }
  | { readonly kind: 'resident'; readonly person: string };

export const STAFF_HOURS = 12;
export const RESIDENT_DAYS = 30;
/** How long a guest's browser may look at what it sent, without the receipt's secret. */
const GUEST_HOURS = 24;
/** How long another server's change of a session may stay unseen. */
const CACHE_MS = 3_000;
const CACHE_SIZE = 10_000;

interface Cached {
  readonly found: Found;
  /** A guest's entry stands under the id, which is no secret: the whole cookie must be the same. */
  readonly token: string;
  readonly until: number;
  readonly epoch: number;
}

export function createSessions(deps: {
  readonly store: Store;
  readonly key: string;
  readonly now: () => number;
  readonly callers: CallerSource;
}): Sessions {
  const { store, key, now, callers } = deps;
  const cache = new Map<string, Cached>();

  const remember = (token: string, found: Found): Found => {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(found.session.id, { found, token, until: now() + CACHE_MS, epoch: callers.epoch() });
    return found;
  };

  const guest = async (token: string, isNew: boolean): Promise<Found | undefined> => {
    const id = readGuestToken(key, token);
    if (id === undefined) return undefined;
    const stored_ = isNew ? undefined : await store.load('sessions', id);
    // What a guest opened is over after its time, though the cookie's id is still ours.
    const doc = stored_ && isCurrent(stored_, now()) ? stored_ : undefined;
    const session = { id, kind: 'guest', csrf: csrfOf(token) } as const;
    return { session, caller: guestCaller(id, textList(doc?.opened)) };
  };

  const newGuest = async (): Promise<Found> => {
    const token = guestToken(key);
    const found = await guest(token, true);
    if (!found) throw new Error('Expected a guest token we signed to be readable, but it is not');
    return { ...found, cookie: token };
  };

  const stored = async (id: string, token: string): Promise<Found | undefined> => {
    const doc = await store.load('sessions', id);
    if (!doc || !isCurrent(doc, now())) return undefined;
    const person = String(doc.person);
    const kind = doc.kind === 'staff' ? 'staff' : 'resident';
    const caller =
      kind === 'staff'
        ? await callers.staff(person, typeof doc.post === 'string' ? doc.post : undefined)
        : await callers.resident(person);
    if (!caller) return undefined;
    return {
      session: { id, kind, csrf: csrfOf(token) },
      caller: { ...caller, opened: textList(doc.opened) },
    };
  };

  return {
    async find(token) {
      if (token === undefined || token === '') return newGuest();
      const isGuest = token.startsWith('guest-');
      const id = isGuest ? token.slice(0, Math.max(token.indexOf('.'), 0)) : hashToken(token);
      const hit = cache.get(id);
      const fits = hit && hit.until > now() && hit.epoch === callers.epoch();
      if (fits && equalText(hit.token, token)) return hit.found;
      const found = isGuest ? await guest(token, false) : await stored(id, token);
      return found ? remember(token, found) : newGuest();
    },

    async open(who) {
      const token = newToken();
      const id = hashToken(token);
      const hours = who.kind === 'staff' ? STAFF_HOURS : RESIDENT_DAYS * 24;
      await store.insertOnce('sessions', {
        _id: id,
        space: who.kind === 'staff' ? who.space : '*',
        kind: who.kind,
        person: who.person,
        ...(who.kind === 'staff' && who.post !== undefined ? { post: who.post } : {}),
        opened: [],
        createdAt: now(),
        expiresAt: now() + hours * 3_600_000,
      });
      const found = await stored(id, token);
      if (!found) throw new Error('Expected a session just opened to be found, but it is not');
      return { token, found: remember(token, found) };
    },

    async switchPost(session, post) {
      await store.updateIf('sessions', session.id, {}, { $set: { post } });
      cache.delete(session.id);
    },

    async openCase(session, caseId) {
      const fresh = { opened: [caseId], expiresAt: now() + GUEST_HOURS * 3_600_000 };
      const begun = { _id: session.id, space: '*', kind: 'guest', createdAt: now(), ...fresh };
      // The first case of a guest is one write: session and case together.
      const first = session.kind === 'guest' ? await store.insertOnce('sessions', begun) : undefined;
      const over = first && !isCurrent(first.doc, now());
      if (over) await store.updateIf('sessions', session.id, {}, { $set: fresh });
      else if (!first?.inserted) {
        const more = { $push: { opened: caseId } };
        await store.updateIf('sessions', session.id, { opened: { $nin: [caseId] } }, more);
      }
      cache.delete(session.id);
    },

    async close(session) {
      await store.removeIf('sessions', session.id, {});
      cache.clear();
    },

    async closeAll(person, except) {
      const page = await store.find('sessions', { filter: { person }, limit: 1000 });
      for (const doc of page.docs) if (doc._id !== except) await store.removeIf('sessions', doc._id, {});
      cache.clear();
    },
  };
}

function isCurrent(doc: Doc, now: number): boolean {
  return typeof doc.expiresAt === 'number' && doc.expiresAt > now;
}

function textList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/**
 * Logins and passwords, in `secrets`: `login:<login>` says whose a login is (the insert is the arbiter),
 * `password:<person>` has the hash, `tries:<login>` counts failures, for logins that do not exist as well,
 * so that nobody learns from a lock which ones do.
 */
import { ProblemException } from '#server/problem';
import type { Doc, Store } from '#server/store';
import { hashPassword, type PasswordRecord, passwordWeakness, verifyPassword } from './password.ts';
import { oneTimePassword } from './tokens.ts';

export interface Verified {
  readonly person: string;
  readonly space: string;
}

export interface Credentials {
  /** @throws ProblemException `login-taken` (409) */
  claim(login: string, person: string, space: string): Promise<void>;
  /** The space a login belongs to, for the audit; undefined where there is no such login. */
  spaceOf(login: string): Promise<string | undefined>;
  /** Sets a new one-time password and gives it back, for once. */
  issue(person: string): Promise<string>;
  /** Like `issue`, for a password made before (a directory import). */
  preset(person: string, password: string): Promise<void>;
  /** @throws ProblemException `locked` (423); undefined: login or password is wrong */
  verify(login: string, password: string): Promise<Verified | undefined>;
  /** @throws ProblemException `wrong-password` (422), `weak-password` (422), `locked` (423) */
  change(person: string, login: string, current: string, next: string): Promise<void>;
  mustChange(person: string): Promise<boolean>;
  unlock(login: string): Promise<void>;
  /** Those of the logins that are locked now. */
  locked(logins: readonly string[]): Promise<ReadonlySet<string>>;
}

export const MAX_TRIES = 5;
export const LOCK_MINUTES = 15;
/** A claim without a person is given up after this time: its maker died in between. */
const CLAIM_MS = 60_000;

/** Logins are the same in capitals and with blanks around. */
export function plainLogin(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}

const triesId = (login: string): string => `tries:${plainLogin(login).slice(0, 200)}`;

export function createCredentials(store: Store, real: () => number): Credentials {
  const write = async (person: string, record: PasswordRecord, mustChange: boolean): Promise<void> => {
    const _id = `password:${person}`;
    const fields = { ...record, mustChange };
    const { inserted } = await store.insertOnce('secrets', { _id, space: '*', person, ...fields });
    if (!inserted) await store.updateIf('secrets', _id, {}, { $set: fields });
  };

  const lockedUntil = (doc: Doc | undefined): number =>
    doc && typeof doc.until === 'number' && doc.until > real() ? doc.until : 0;

  const failed = async (login: string): Promise<void> => {
    const _id = triesId(login);
    const fresh = { count: 0, until: 0, expiresAt: real() + LOCK_MINUTES * 60_000 };
    const { doc } = await store.insertOnce('secrets', { _id, space: '*', ...fresh });
    // What was long ago does not count any more; the guard lets only one of racing failures say so.
    if (Number(doc.expiresAt) <= real()) {
      await store.updateIf('secrets', _id, { expiresAt: doc.expiresAt }, { $set: fresh });
    }
    const after = await store.updateIf('secrets', _id, {}, { $inc: { count: 1 } });
    if (Number(after?.count) < MAX_TRIES) return;
    const until = real() + LOCK_MINUTES * 60_000;
    await store.updateIf('secrets', _id, {}, { $set: { until, expiresAt: until, count: 0 } });
  };

  const guarded = async (login: string, password: string, person: string | undefined): Promise<boolean> => {
    const until = lockedUntil(await store.load('secrets', triesId(login)));
    if (until > 0) throw lockedNow(Math.ceil((until - real()) / 60_000));
    const doc = person === undefined ? undefined : await store.load('secrets', `password:${person}`);
    const right = await verifyPassword(password, doc ? recordOf(doc) : undefined);
    if (right) await store.removeIf('secrets', triesId(login), {});
    else await failed(login);
    return right;
  };

  return {
    async claim(login, person, space) {
      const _id = `login:${plainLogin(login)}`;
      const { inserted, doc } = await store.insertOnce('secrets', { _id, space, person, at: real() });
      if (inserted || doc.person === person) return;
      const orphan = Number(doc.at) < real() - CLAIM_MS && !(await store.load('people', String(doc.person)));
      const taken =
        orphan &&
        (await store.updateIf(
          'secrets',
          _id,
          { person: doc.person },
          { $set: { person, space, at: real() } },
        ));
      if (!taken) throw loginTaken();
    },

    spaceOf: async (login) =>
      (await store.load('secrets', `login:${plainLogin(login).slice(0, 200)}`))?.space,

    async issue(person) {
      const password = oneTimePassword();
      await write(person, await hashPassword(password, 'one-time'), true);
      return password;
    },

    preset: async (person, password) => write(person, await hashPassword(password, 'one-time'), true),

    async verify(login, password) {
      const claim = await store.load('secrets', `login:${plainLogin(login).slice(0, 200)}`);
      const person = claim ? String(claim.person) : undefined;
      const right = await guarded(login, password, person);
      return right && claim ? { person: String(claim.person), space: claim.space } : undefined;
    },

    async change(person, login, current, next) {
      if (!(await guarded(login, current, person))) {
        throw new ProblemException(
          'wrong-password',
          422,
          { zh: '当前密码不正确', en: 'The current password is not right' },
          { mend: { zh: '请重新输入当前密码。', en: 'Enter the current password again.' } },
        );
      }
      const weakness =
        next === current
          ? { zh: '新密码不能与当前密码相同', en: 'The new password must differ from the current one' }
          : passwordWeakness(next, login);
      if (weakness) {
        throw new ProblemException('weak-password', 422, weakness, {
          errors: [{ path: 'next', code: 'weak-password', message: weakness }],
          mend: { zh: '请换一个更长、不易猜到的密码。', en: 'Choose a longer one that is hard to guess.' },
        });
      }
      await write(person, await hashPassword(next, 'own'), false);
    },

    mustChange: async (person) => (await store.load('secrets', `password:${person}`))?.mustChange === true,

    unlock: async (login) => {
      await store.removeIf('secrets', triesId(login), {});
    },

    async locked(logins) {
      const found = new Set<string>();
      for (let at = 0; at < logins.length; at += 200) {
        const ids = logins.slice(at, at + 200).map(triesId);
        const page = await store.find('secrets', { filter: { _id: { $in: ids } }, limit: 200 });
        const locked = new Set(page.docs.filter((doc) => lockedUntil(doc) > 0).map((doc) => doc._id));
        for (const login of logins) if (locked.has(triesId(login))) found.add(login);
      }
      return found;
    },
  };
}

function recordOf(doc: Doc): PasswordRecord {
  const { salt, hash, n, r, p } = doc;
  return { salt: String(salt), hash: String(hash), n: Number(n), r: Number(r), p: Number(p) };
}

function lockedNow(minutes: number): ProblemException {
  return new ProblemException(
    'locked',
    423,
    { zh: '密码错误次数过多，账号已锁定', en: 'Too many wrong passwords: the account is locked' },
    {
      headers: { 'Retry-After': String(minutes * 60) },
      mend: {
        zh: `请 ${minutes} 分钟后再试，或请本单位管理员解锁。`,
        en: `Try again in ${minutes} minutes, or ask the admin of your unit to unlock it.`,
      },
    },
  );
}

function loginTaken(): ProblemException {
  const message = { zh: '这个登录名已被使用', en: 'This login is taken' };
  return new ProblemException('login-taken', 409, message, {
    errors: [{ path: 'login', code: 'login-taken', message }],
    mend: {
      zh: '请换一个登录名，例如在后面加数字。',
      en: 'Choose another one, e.g. with a number behind it.',
    },
  });
}

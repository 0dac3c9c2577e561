/** Signing in and out, and who a session's person is. */
import type { Session } from '#runtime/wire';
import { forbidden, ProblemException } from '#server/problem';
import {
  type Caller,
  type CallerSource,
  type Credentials,
  type Found,
  residentCaller,
  type SessionRef,
  type Sessions,
  sign,
  staffCaller,
} from '#server/security';
import type { Store } from '#server/store';
import type { Clock } from '../clock/index.ts';
import type { Codes } from '../codes/index.ts';
import type { DirectoryService } from '../directory/index.ts';
import type { Spaces } from '../spaces/index.ts';

type Opened = { readonly token: string; readonly found: Found };

export interface SignIn {
  staff(login: string, password: string): Promise<Opened>;
  sendCode(phone: string): Promise<{ readonly retryAfterSeconds: number }>;
  resident(phone: string, code: string): Promise<Opened>;
  /** Also ends the person's other sessions. */
  changePassword(caller: Caller, session: SessionRef, current: string, next: string): Promise<void>;
  /** @throws ProblemException 403 when the person does not hold the post */
  switchPost(caller: Caller, session: SessionRef, post: string): Promise<void>;
  /** What the browser is told about its session. */
  view(caller: Caller, session: SessionRef, locale: Session['locale']): Promise<Session>;
}

/** Who stands behind a session, looked up in the directory. */
export function createCallers(deps: {
  readonly store: Store;
  readonly directory: DirectoryService;
  readonly credentials: Credentials;
}): CallerSource {
  const { store, directory, credentials } = deps;
  return {
    async staff(id, post) {
      const doc = await store.load('people', id);
      if (!doc) return undefined;
      const snapshot = await directory.snapshots.of(doc.space);
      const person = snapshot.people.get(id);
      if (!person?.active) return undefined;
      const mustChangePassword = await credentials.mustChange(id);
      return staffCaller({
        person: { id, name: person.name, mustChangePassword },
        space: doc.space,
        directory: snapshot.directory,
        permissions: snapshot.permissions,
        post,
      });
    },
    async resident(id) {
      const doc = await store.load('residents', id);
      if (!doc) return undefined;
      const name = typeof doc.name === 'string' ? { name: doc.name } : {};
      return residentCaller({ id, phone: String(doc.phone), ...name });
    },
    epoch: () => directory.snapshots.epoch(),
  };
}

export function createSignIn(deps: {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly credentials: Credentials;
  readonly directory: DirectoryService;
  readonly spaces: Spaces;
  readonly codes: Codes;
  readonly clock: Clock;
  readonly key: string;
}): SignIn {
  const { store, sessions, credentials, directory, spaces, codes, clock, key } = deps;
  return {
    async staff(login, password) {
      const verified = await credentials.verify(login, password);
      const person = verified && (await directory.snapshots.of(verified.space)).people.get(verified.person);
      if (!verified || !person) throw wrongLogin();
      if (!person.active) throw disabled();
      return sessions.open({ kind: 'staff', person: verified.person, space: verified.space });
    },

    sendCode: (phone) => codes.send('*', phone),

    async resident(phone, code) {
      await codes.verify(phone, code);
      const id = `resident-${sign(key, `resident\n${phone}`).slice(0, 22).replace(/[-_]/g, '0')}`;
      await store.insertOnce('residents', { _id: id, space: '*', phone, createdAt: clock.real() });
      return sessions.open({ kind: 'resident', person: id });
    },

    async changePassword(caller, session, current, next) {
      const person = (await directory.snapshots.of(caller.space)).people.get(caller.id);
      if (!person) throw forbidden();
      await credentials.change(caller.id, person.login, current, next);
      await directory.people.activated(caller.id);
      await sessions.closeAll(caller.id, session.id);
    },

    async switchPost(caller, session, post) {
      if (!caller.posts.some((each) => each.id === post)) throw forbidden();
      await sessions.switchPost(session, post);
    },

    async view(caller, session, locale) {
      const all = await spaces.list();
      const space = all.find((each) => each.id === caller.space) ?? (all.length === 1 ? all[0] : undefined);
      return {
        ...actorOf(caller),
        csrf: session.csrf,
        ...(space ? { space: { id: space.id, name: space.name } } : {}),
        locale,
        now: new Date(clock.now()).toISOString(),
        zone: space?.zone ?? all[0]?.zone ?? 'Asia/Shanghai',
        demoClock: clock.moved(),
        setupDone: caller.kind !== 'staff' || (await spaces.setup(caller.space)).done,
      };
    },
  };
}

function actorOf(caller: Caller): Pick<Session, 'actor'> {
  if (caller.kind === 'staff') {
    const { id, name = '', mustChangePassword, post, posts, permissions } = caller;
    return {
      actor: {
        kind: 'staff',
        id,
        name,
        mustChangePassword,
        ...(post ? { post } : {}),
        posts,
        may: permissions,
      },
    };
  }
  if (caller.kind === 'guest') return {};
  const { id, phone = '', name } = caller;
  return { actor: { kind: 'resident', id, phone, ...(name === undefined ? {} : { name }) } };
}

function wrongLogin(): ProblemException {
  return new ProblemException(
    'wrong-login',
    401,
    { zh: '登录名或密码不正确', en: 'Login or password is not right' },
    {
      mend: {
        zh: '请检查后重试；忘记密码请联系本单位管理员重置。',
        en: 'Check both; if you forgot it, ask the admin of your unit for a reset.',
      },
    },
  );
}

function disabled(): ProblemException {
  return new ProblemException(
    'account-disabled',
    403,
    { zh: '账号已停用', en: 'The account is disabled' },
    { mend: { zh: '请联系本单位管理员。', en: 'Ask the admin of your unit.' } },
  );
}

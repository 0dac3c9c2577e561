/** Accounts of staff: invited, reset, unlocked, disabled by the admin of their own unit. */
import type { Page, PersonResource, PostRef } from '#runtime/wire';
import { forbidden, notFound, ProblemException, versionConflict } from '#server/problem';
import { type Caller, type Credentials, plainLogin, type Sessions } from '#server/security';
import type { Json, Store } from '#server/store';
import type { PersonDoc } from './documents.ts';
import type { Posts } from './posts.ts';
import { mayManage } from './rights.ts';
import type { Snapshot, Snapshots } from './snapshot.ts';

export interface NewPerson {
  readonly name: string;
  readonly login: string;
  readonly phone?: string | undefined;
  readonly posts: readonly string[];
}

export interface PeopleQuery {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface People {
  list(caller: Caller, query: PeopleQuery): Promise<Page<PersonResource>>;
  get(caller: Caller, id: string): Promise<PersonResource>;
  /** The one-time password is told here and never again. */
  invite(
    caller: Caller,
    id: string,
    person: NewPerson,
  ): Promise<PersonResource & { readonly password: string }>;
  change(
    caller: Caller,
    id: string,
    change: { readonly name?: string | undefined; readonly phone?: string | undefined },
    version: number,
  ): Promise<PersonResource>;
  reset(caller: Caller, id: string): Promise<{ readonly password: string }>;
  unlock(caller: Caller, id: string): Promise<PersonResource>;
  disable(caller: Caller, id: string): Promise<PersonResource>;
  enable(caller: Caller, id: string): Promise<PersonResource>;
  /** The first password of one's own was set. */
  activated(person: string): Promise<void>;
}

const PERSON = { zh: '人员', en: 'person' };
const PAGE = 50;

export function createPeople(deps: {
  readonly store: Store;
  readonly snapshots: Snapshots;
  readonly credentials: Credentials;
  readonly posts: Posts;
  readonly sessions: () => Sessions;
}): People {
  const { store, snapshots, credentials, posts } = deps;

  /** Not told apart from "does not exist" when it is another's. */
  const managed = async (caller: Caller, id: string): Promise<PersonDoc> => {
    const snapshot = await snapshots.of(caller.space);
    const person = snapshot.people.get(id);
    if (!person) throw notFound(PERSON);
    if (!mayManage(caller, snapshot, person)) throw forbidden();
    return person;
  };

  const view = async (caller: Caller, people: readonly PersonDoc[]): Promise<readonly PersonResource[]> => {
    const snapshot = await snapshots.of(caller.space);
    const locked = await credentials.locked(people.map((person) => person.login));
    return people.map((person) =>
      toPerson(person, snapshot, locked.has(person.login), mayManage(caller, snapshot, person)),
    );
  };

  const one = async (caller: Caller, id: string): Promise<PersonResource> => {
    const person = (await snapshots.of(caller.space)).people.get(id);
    const [resource] = person ? await view(caller, [person]) : [];
    if (!resource) throw notFound(PERSON);
    return resource;
  };

  const setState = async (
    caller: Caller,
    person: PersonDoc,
    state: PersonDoc['state'],
  ): Promise<PersonResource> => {
    await store.updateIf('people', person._id, {}, { $set: { state, active: state !== 'disabled' } });
    snapshots.forget(person.space);
    return one(caller, person._id);
  };

  return {
    async list(caller, { q = '', unit, limit = PAGE, cursor }) {
      const snapshot = await snapshots.of(caller.space);
      const text = q.trim().toLowerCase();
      const inUnit = unit === undefined ? undefined : holdersIn(snapshot, unit);
      const admin = caller.permissions.includes('admin') && !caller.permissions.includes('design');
      const found = [...snapshot.people.values()]
        .filter((person) => !admin || mayManage(caller, snapshot, person))
        .filter((person) => !inUnit || inUnit.has(person._id) || person.unit === unit)
        .filter(
          (person) => text === '' || person.name.toLowerCase().includes(text) || person.login.includes(text),
        )
        .sort((a, b) => (a._id < b._id ? -1 : 1));
      const from = cursor === undefined ? 0 : found.findIndex((person) => person._id > cursor);
      const page = from < 0 ? [] : found.slice(from, from + limit);
      const last = page.at(-1);
      const more = last !== undefined && found.at(-1) !== last;
      return { items: await view(caller, page), total: found.length, ...(more ? { cursor: last._id } : {}) };
    },

    get: one,

    async invite(caller, id, { name, login, phone, posts: wanted }) {
      if (!caller.post) throw forbidden();
      await posts.assertGivable(caller, wanted);
      const held = await posts.list(caller);
      const unit = held.find((post) => post.id === wanted[0])?.unit ?? caller.post.unit;
      await credentials.claim(login, id, caller.space);
      await store.insertOnce('people', {
        _id: id,
        space: caller.space,
        name,
        login: plainLogin(login),
        ...(phone === undefined || phone === '' ? {} : { phone }),
        unit,
        state: 'invited',
        active: true,
      });
      snapshots.forget(caller.space);
      await posts.place(caller, id, wanted);
      const password = await credentials.issue(id);
      return { ...(await one(caller, id)), password };
    },

    async change(caller, id, change, version) {
      await managed(caller, id);
      const $set: Record<string, Json> = {};
      for (const [key, value] of Object.entries(change)) if (value !== undefined) $set[key] = value;
      const doc = await store.updateIf('people', id, { version }, { $set });
      snapshots.forget(caller.space);
      if (!doc) throw versionConflict(await one(caller, id));
      return one(caller, id);
    },

    async reset(caller, id) {
      const person = await managed(caller, id);
      if (person.state === 'disabled') throw disabled();
      await deps.sessions().closeAll(id);
      await credentials.unlock(person.login);
      return { password: await credentials.issue(id) };
    },

    async unlock(caller, id) {
      const person = await managed(caller, id);
      await credentials.unlock(person.login);
      return one(caller, id);
    },

    async disable(caller, id) {
      const person = await managed(caller, id);
      if (id === caller.id) {
        throw new ProblemException(
          'not-yourself',
          409,
          { zh: '不能停用自己的账号', en: 'You cannot disable your own account' },
          { mend: { zh: '请由另一位管理员操作。', en: 'Ask another admin to do it.' } },
        );
      }
      const resource = await setState(caller, person, 'disabled');
      await deps.sessions().closeAll(id);
      return resource;
    },

    async enable(caller, id) {
      const person = await managed(caller, id);
      if (person.state !== 'disabled') return one(caller, id);
      return setState(caller, person, (await credentials.mustChange(id)) ? 'invited' : 'active');
    },

    async activated(id) {
      const doc = await store.updateIf('people', id, { state: 'invited' }, { $set: { state: 'active' } });
      if (doc) snapshots.forget(doc.space);
    },
  };
}

function holdersIn(snapshot: Snapshot, unit: string): ReadonlySet<string> {
  return new Set(snapshot.posts.filter((post) => post.unit === unit).flatMap((post) => post.holders));
}

function toPerson(person: PersonDoc, snapshot: Snapshot, locked: boolean, full: boolean): PersonResource {
  const unitName = (id: string): string => snapshot.units.find((unit) => unit._id === id)?.name ?? '';
  const posts: PostRef[] = snapshot.posts
    .filter((post) => post.holders.includes(person._id))
    .map(({ _id: id, name, role, unit }) => ({ id, name, role, unit, unitName: unitName(unit) }));
  const phone = person.phone;
  return {
    id: person._id,
    name: person.name,
    login: full ? person.login : '',
    ...(phone === undefined ? {} : { phone: full ? phone : maskPhone(phone) }),
    state: person.state !== 'disabled' && locked ? 'locked' : person.state,
    posts,
    version: person.version,
  };
}

/** `138****5678`. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

function disabled(): ProblemException {
  return new ProblemException(
    'account-disabled',
    409,
    { zh: '账号已停用', en: 'The account is disabled' },
    { mend: { zh: '请先启用账号。', en: 'Enable it first.' } },
  );
}

/** Spaces: one a street. Their name, telephone and zone; their first admin; what of the set-up is done. */
import type { SetupState, StreetSettings } from '#runtime/wire';
import { notFound, ProblemException, versionConflict } from '#server/problem';
import { type Credentials, plainLogin } from '#server/security';
import type { Doc, Store } from '#server/store';
import { PERMISSIONS, type Snapshots } from '../directory/index.ts';

export interface Space {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly zone: string;
  /** Its admin may open further spaces. */
  readonly first: boolean;
  readonly demo: boolean;
  readonly version: number;
}

export type SetupStep = SetupState['steps'][number]['id'];
export const SETUP_STEPS = [
  'street',
  'people',
  'calendar',
  'sender',
  'pack',
] as const satisfies readonly SetupStep[];

export interface Spaces {
  list(): Promise<readonly Space[]>;
  get(id: string): Promise<Space>;
  /**
   * Opens a space with its street, and an admin with a one-time password. May be repeated with the same id.
   * @throws ProblemException `login-taken` (409)
   */
  open(
    id: string,
    name: string,
    admin: { readonly name: string; readonly login: string },
    more?: { readonly first?: boolean; readonly demo?: boolean },
  ): Promise<{ readonly id: string; readonly name: string; readonly password: string }>;
  street(space: string): Promise<StreetSettings>;
  setStreet(
    space: string,
    street: { readonly name: string; readonly phone: string },
    version: number,
  ): Promise<StreetSettings>;
  setup(space: string): Promise<SetupState>;
  setupStep(space: string, step: string): Promise<SetupState>;
}

const ZONE = 'Asia/Shanghai';
const setupId = (space: string): string => `setup:${space}`;

export function createSpaces(deps: {
  readonly store: Store;
  readonly snapshots: Snapshots;
  readonly credentials: Credentials;
  readonly today: () => string;
}): Spaces {
  const { store, snapshots, credentials, today } = deps;
  let kept: readonly Space[] | undefined;
  const alone = store.capabilities().servers === 'one';

  const list = async (): Promise<readonly Space[]> => {
    if (kept && alone) return kept;
    const page = await store.find('spaces', { filter: {}, limit: 1000 });
    kept = page.docs.map(toSpace).sort((a, b) => Number(b.first) - Number(a.first));
    return kept;
  };

  const get = async (id: string): Promise<Space> => {
    const space = (await list()).find((each) => each.id === id);
    if (!space) throw notFound({ zh: '街道', en: 'street' });
    return space;
  };

  const street = async (id: string): Promise<StreetSettings> => {
    const { name, phone, zone, version } = await get(id);
    return { name, phone, zone, version };
  };

  const setup = async (id: string): Promise<SetupState> => {
    const doc = await store.load('settings', setupId(id));
    const steps = SETUP_STEPS.map((step) => ({ id: step, done: doc?.[step] === true }));
    return { steps, done: steps.every((step) => step.done) };
  };

  return {
    list,
    get,
    async open(id, name, admin, more = {}) {
      const person = `person-${id}-admin`;
      const unit = `unit-${id}`;
      await credentials.claim(admin.login, person, id);
      await store.insertOnce('units', { _id: unit, space: id, name, kind: 'street', validFrom: today() });
      await store.insertOnce('people', {
        _id: person,
        space: id,
        name: admin.name,
        login: plainLogin(admin.login),
        unit,
        state: 'invited',
        active: true,
      });
      await store.insertOnce('posts', {
        _id: `post-${id}-admin`,
        space: id,
        unit,
        name: '系统管理员',
        role: 'admin',
        permissions: PERMISSIONS,
        holders: [person],
      });
      const password = await credentials.issue(person);
      // Last: a space that is listed is whole.
      const { first = false, demo = false } = more;
      await store.insertOnce('spaces', {
        _id: id,
        space: id,
        kind: 'street',
        name,
        phone: '',
        zone: ZONE,
        first,
        demo,
      });
      kept = undefined;
      snapshots.forget(id);
      return { id, name, password };
    },
    street,
    async setStreet(id, { name, phone }, version) {
      const doc = await store.updateIf('spaces', id, { version }, { $set: { name, phone } });
      kept = undefined;
      if (!doc) throw versionConflict(await street(id));
      // The unit of the street bears the street's name.
      await store.updateIf('units', `unit-${id}`, {}, { $set: { name } });
      snapshots.forget(id);
      return street(id);
    },
    setup,
    async setupStep(id, step) {
      if (!SETUP_STEPS.some((each) => each === step)) {
        throw new ProblemException(
          'unknown-step',
          404,
          { zh: '没有这个设置步骤', en: 'There is no such step' },
          { mend: { zh: '请刷新页面后再试。', en: 'Reload the page and try again.' } },
        );
      }
      await store.insertOnce('settings', { _id: setupId(id), space: id, key: 'setup' });
      await store.updateIf('settings', setupId(id), {}, { $set: { [step]: true } });
      return setup(id);
    },
  };
}

function toSpace(doc: Doc): Space {
  return {
    id: doc._id,
    name: String(doc.name),
    phone: typeof doc.phone === 'string' ? doc.phone : '',
    zone: typeof doc.zone === 'string' ? doc.zone : ZONE,
    first: doc.first === true,
    demo: doc.demo === true,
    version: doc.version,
  };
}

/** Designs: drafts that people draw, saved whole under a revision. */
import type { Finding, Instant, Text } from '#runtime/model';
import type { Design, DesignBody, DesignRow } from '#runtime/wire';
import { readAs, toDoc } from '#server/host';
import { notFound, ProblemException, versionConflict } from '#server/problem';
import type { Store } from '#server/store';
import { type BaseDoc, type DesignDoc, hashOfBody, type OfferedDoc, serviceIdOf } from './documents.ts';
import { skeletonBody } from './skeleton.ts';

const DESIGN: Text = { zh: '流程', en: 'design' };

/** Everything a release would freeze is looked at; errors block publishing, warnings need a reason. */
export type CheckDesign = (body: DesignBody, space: string) => Promise<readonly Finding[]>;

export interface DesignDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly check: CheckDesign;
  /** A person's name for lists; the id where nobody is known. */
  readonly nameOf: (space: string, person: string) => Promise<string>;
}

/** Who asks: their space is the border of everything here. */
export interface Author {
  readonly space: string;
  readonly person: string;
}

export interface DesignsService {
  list(space: string): Promise<readonly DesignRow[]>;
  /** @param id made by the caller, the same again on a retry: the insert is the arbiter */
  create(author: Author, id: string, name: string): Promise<Design>;
  /** A clone's first revision, with its base beside it. */
  adopt(author: Author, id: string, name: string, body: DesignBody, base: CloneBase): Promise<Design>;
  get(space: string, id: string): Promise<Design>;
  base(space: string, id: string): Promise<BaseDoc | undefined>;
  /** @throws ProblemException 412 with the other's version as `current` when `version` is not the newest */
  save(
    author: Author,
    id: string,
    version: number,
    change: { readonly name: string; readonly body: DesignBody },
  ): Promise<Design>;
  /** @throws ProblemException 409 when it was published: cases may still run by it */
  remove(space: string, id: string, version: number | undefined): Promise<void>;
  check(space: string, id: string): Promise<readonly Finding[]>;
}

export type CloneBase = Pick<BaseDoc, 'pack' | 'packVersion' | 'body' | 'ids'>;

export function createDesigns(deps: DesignDeps): DesignsService {
  const { store, now } = deps;

  const serviceOf = async (doc: DesignDoc): Promise<OfferedDoc | undefined> => {
    const found = await store.load('services', serviceIdOf(doc._id));
    return found && readAs<OfferedDoc>(found);
  };

  const toDesign = async (doc: DesignDoc): Promise<Design> => {
    const service = await serviceOf(doc);
    return {
      id: doc._id,
      space: doc.space,
      name: doc.name,
      version: doc.version,
      body: doc.body,
      ...(doc.base ? { base: doc.base } : {}),
      savedBy: await deps.nameOf(doc.space, doc.savedBy),
      savedAt: new Date(doc.updatedAt).toISOString(),
      ...(service ? { service: summaryOf(service) } : {}),
    };
  };

  const insert = async (
    author: Author,
    id: string,
    name: string,
    body: DesignBody,
    base?: CloneBase,
  ): Promise<Design> => {
    const { doc } = await store.insertOnce(
      'designs',
      toDoc({
        _id: id,
        space: author.space,
        ...{ kind: 'design', name, body, bodyHash: hashOfBody(body) },
        ...{ savedBy: author.person, updatedAt: now(), createdAt: now() },
        ...(base ? { base: { pack: base.pack, packVersion: base.packVersion } } : {}),
      }),
    );
    return toDesign(readAs<DesignDoc>(doc));
  };

  return {
    async list(space) {
      const services = await store.find('services', { filter: { space, trial: false }, limit: 1000 });
      const byDesign = new Map(
        services.docs.map((doc) => readAs<OfferedDoc>(doc)).map((service) => [service.design, service]),
      );
      const page = await store.find('designs', {
        filter: { space, kind: 'design' },
        sort: [['updatedAt', -1]],
        limit: 1000,
      });
      return Promise.all(
        page.docs.map(async (found) => {
          const doc = readAs<DesignDoc>(found);
          const service = byDesign.get(doc._id);
          return {
            id: doc._id,
            name: doc.name,
            version: doc.version,
            savedAt: new Date(doc.updatedAt).toISOString(),
            savedBy: await deps.nameOf(space, doc.savedBy),
            ...(service ? { service: summaryOf(service) } : {}),
            changed: service?.bodyHash !== doc.bodyHash,
          };
        }),
      );
    },

    create: (author, id, name) => insert(author, id, name, skeletonBody(name, id.replace(/\W/g, '_'))),

    async adopt(author, id, name, body, base) {
      // The base first: a clone without its base could never be merged; a base without its clone is only dust.
      await store.insertOnce(
        'designs',
        toDoc({ _id: `${id}~base`, space: author.space, ...{ kind: 'base', design: id, ...base } }),
      );
      return insert(author, id, name, body, base);
    },

    get: async (space, id) => toDesign(await loadDesign(store, space, id)),

    async base(space, id) {
      const found = await store.load('designs', `${id}~base`);
      return found?.space === space ? readAs<BaseDoc>(found) : undefined;
    },

    async save(author, id, version, change) {
      const doc = await loadDesign(store, author.space, id);
      if (doc.version !== version) throw versionConflict(await toDesign(doc));
      const { version: _, ...kept } = doc;
      const result = await store.commit({
        collection: 'designs',
        expected: version,
        doc: toDoc({
          ...kept,
          ...{ name: change.name, body: change.body, bodyHash: hashOfBody(change.body) },
          ...{ savedBy: author.person, updatedAt: now() },
        }),
      });
      const current = await loadDesign(store, author.space, id);
      if (!result.ok) throw versionConflict(await toDesign(current));
      return toDesign(current);
    },

    async remove(space, id, version) {
      const doc = await loadDesign(store, space, id);
      if (await serviceOf(doc)) throw published();
      const filter = version === undefined ? {} : { version };
      if (!(await store.removeIf('designs', id, filter))) {
        throw versionConflict(await toDesign(await loadDesign(store, space, id)));
      }
      await store.removeIf('designs', `${id}~base`, {});
    },

    async check(space, id) {
      const doc = await loadDesign(store, space, id);
      return deps.check(doc.body, space);
    },
  };
}

/** @throws ProblemException 404, also for a design of another space */
export async function loadDesign(store: Store, space: string, id: string): Promise<DesignDoc> {
  const found = await store.load('designs', id);
  if (!found || found.space !== space || found.kind !== 'design') throw notFound(DESIGN);
  return readAs<DesignDoc>(found);
}

const summaryOf = (service: OfferedDoc): NonNullable<Design['service']> => ({
  id: service._id,
  state: service.state,
  release: service.number,
});

function published(): ProblemException {
  return new ProblemException(
    'design-published',
    409,
    { zh: '这个流程已发布，不能删除', en: 'This design was published and cannot be deleted' },
    {
      mend: {
        zh: '请改为停办：不再接收新的申请，办理中的不受影响。',
        en: 'Suspend the service instead: no new applications come in, running cases go on.',
      },
    },
  );
}

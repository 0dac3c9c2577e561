/**
 * The directory of a space as an immutable snapshot. Its version is the sum of the versions of its documents: they
 * only ever grow and are never removed, so the sum grows with each change, and needs no write of its own.
 */
import type { Directory } from '#runtime/model';
import type { Permission } from '#runtime/wire';
import { readAs } from '#server/host';
import type { Collection, Doc, Store } from '#server/store';
import type { PersonDoc, PostDoc, UnitDoc } from './documents.ts';

export interface Snapshot {
  readonly directory: Directory;
  readonly units: readonly UnitDoc[];
  readonly posts: readonly PostDoc[];
  readonly people: ReadonlyMap<string, PersonDoc>;
  /** What each post may do, by post id. */
  readonly permissions: ReadonlyMap<string, readonly Permission[]>;
}

export interface Snapshots {
  of(space: string): Promise<Snapshot>;
  /** After a write of one's own. */
  forget(space: string): void;
  /** Counts up with every change seen. */
  epoch(): number;
}

/** With several servers another's change is seen after this time at the latest. */
const STALE_MS = 1_000;

export function createSnapshots(store: Store, real: () => number): Snapshots {
  const kept = new Map<string, { readonly snapshot: Promise<Snapshot>; readonly at: number }>();
  const alone = store.capabilities().servers === 'one';
  let epoch = 1;

  return {
    of(space) {
      const known = kept.get(space);
      if (known && (alone || real() - known.at < STALE_MS)) return known.snapshot;
      const snapshot = load(store, space);
      kept.set(space, { snapshot, at: real() });
      // A failed read is not kept; a change by another server makes callers be built again.
      snapshot.then(
        async (now) => {
          if (known && (await known.snapshot).directory.version !== now.directory.version) epoch++;
        },
        () => kept.delete(space),
      );
      return snapshot;
    },
    forget(space) {
      kept.delete(space);
      epoch++;
    },
    epoch: () => epoch,
  };
}

async function load(store: Store, space: string): Promise<Snapshot> {
  const [units, posts, people] = await Promise.all([
    all<UnitDoc>(store, 'units', space),
    all<PostDoc>(store, 'posts', space),
    all<PersonDoc>(store, 'people', space),
  ]);
  const version = [...units, ...posts, ...people].reduce((sum, doc) => sum + doc.version, 0);
  return {
    units,
    posts,
    people: new Map(people.map((person) => [person._id, person])),
    permissions: new Map(posts.map((post) => [post._id, post.permissions])),
    directory: {
      version,
      units: units.map((unit) => ({
        id: unit._id,
        name: unit.name,
        kind: unit.kind,
        ...(unit.parent === undefined ? {} : { parent: unit.parent }),
        validFrom: unit.validFrom,
        ...(unit.validTo === undefined ? {} : { validTo: unit.validTo }),
      })),
      posts: posts.map((post) => ({
        id: post._id,
        unit: post.unit,
        name: post.name,
        role: post.role,
        holders: post.holders,
      })),
      people: people.map((person) => ({ id: person._id, name: person.name, active: person.active })),
    },
  };
}

async function all<T extends Doc>(store: Store, collection: Collection, space: string): Promise<T[]> {
  const docs: T[] = [];
  let after: string | undefined;
  do {
    const page = await store.find(collection, {
      filter: { space },
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    docs.push(...page.docs.map((doc) => readAs<T>(doc)));
    after = page.cursor;
  } while (after !== undefined);
  return docs;
}

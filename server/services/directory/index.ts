/** 组织目录: units, posts, people; the snapshot cases are decided on; the import of a spreadsheet. */
import type { Directory } from '#runtime/model';
import type { Credentials, Sessions } from '#server/security';
import type { Store } from '#server/store';
import { createImport, type DirectoryImport } from './import.ts';
import { createPeople, type People } from './people.ts';
import { createPosts, type Posts } from './posts.ts';
import { createSnapshots, type Snapshots } from './snapshot.ts';
import { createUnits, type Units } from './units.ts';

export type { PersonDoc, PostDoc, UnitDoc } from './documents.ts';
export { maskPhone } from './people.ts';
export { PERMISSIONS } from './roles.ts';
export { directoryTemplate } from './sheet.ts';
export type { Snapshot, Snapshots } from './snapshot.ts';

export interface DirectoryService {
  /** Immutable; the same object while nothing changed. */
  snapshot(space: string): Promise<Directory>;
  readonly snapshots: Snapshots;
  readonly units: Units;
  readonly posts: Posts;
  readonly people: People;
  readonly import: DirectoryImport;
  /** A person's name; the id where nobody is known. */
  nameOf(space: string, person: string): Promise<string>;
}

export function createDirectory(deps: {
  readonly store: Store;
  readonly credentials: Credentials;
  /** Asked late: sessions need the directory to know who somebody is. */
  readonly sessions: () => Sessions;
  readonly key: string;
  readonly real: () => number;
  readonly today: () => string;
}): DirectoryService {
  const { store, credentials, sessions, key, real, today } = deps;
  const snapshots = createSnapshots(store, real);
  const posts = createPosts(store, snapshots);
  return {
    snapshot: async (space) => (await snapshots.of(space)).directory,
    snapshots,
    units: createUnits(store, snapshots, today),
    posts,
    people: createPeople({ store, snapshots, credentials, posts, sessions }),
    import: createImport({ store, snapshots, credentials, key, today }),
    nameOf: async (space, person) => (await snapshots.of(space)).people.get(person)?.name ?? person,
  };
}

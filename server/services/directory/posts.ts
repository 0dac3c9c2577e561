/** Posts: places in a unit that people hold, with what they may do. */
import type { Permission, PostResource } from '#runtime/wire';
import { readAs } from '#server/host';
import { notFound, versionConflict } from '#server/problem';
import type { Caller } from '#server/security';
import type { Json, Store } from '#server/store';
import type { PostDoc } from './documents.ts';
import { mayGrant, mayPlace, unitInScope } from './rights.ts';
import type { Snapshots } from './snapshot.ts';

export interface NewPost {
  readonly unit: string;
  readonly name: string;
  readonly role: string;
  readonly permissions: readonly Permission[];
  readonly holders: readonly string[];
}

export interface PostChange {
  readonly name?: string | undefined;
  readonly permissions?: readonly Permission[] | undefined;
  readonly holders?: readonly string[] | undefined;
}

export interface Posts {
  list(caller: Caller, unit?: string): Promise<readonly PostResource[]>;
  add(caller: Caller, id: string, post: NewPost): Promise<PostResource>;
  change(caller: Caller, id: string, change: PostChange, version: number): Promise<PostResource>;
  /** May the caller give these posts to somebody? @throws ProblemException 403, 404 */
  assertGivable(caller: Caller, posts: readonly string[]): Promise<void>;
  /** Makes a person a holder of these posts. */
  place(caller: Caller, person: string, posts: readonly string[]): Promise<void>;
}

const POST = { zh: '岗位', en: 'post' };

export function toPost(doc: PostDoc): PostResource {
  const { _id: id, unit, name, role, holders, permissions, version } = doc;
  return { id, unit, name, role, holders, permissions, version };
}

export function createPosts(store: Store, snapshots: Snapshots): Posts {
  const inScope = async (caller: Caller, id: string): Promise<PostDoc> => {
    const { posts } = await snapshots.of(caller.space);
    const post = posts.find((each) => each._id === id);
    if (!post || !caller.units.includes(post.unit)) throw notFound(POST);
    return post;
  };

  return {
    async list(caller, unit) {
      const { posts } = await snapshots.of(caller.space);
      return posts.filter((post) => unit === undefined || post.unit === unit).map(toPost);
    },

    async add(caller, id, post) {
      const snapshot = await snapshots.of(caller.space);
      unitInScope(caller, snapshot, post.unit);
      mayGrant(caller, post.permissions);
      mayPlace(caller, snapshot, post.holders);
      const { doc } = await store.insertOnce('posts', { _id: id, space: caller.space, ...post });
      snapshots.forget(caller.space);
      return toPost(readAs<PostDoc>(doc));
    },

    async change(caller, id, change, version) {
      const before = await inScope(caller, id);
      const snapshot = await snapshots.of(caller.space);
      // Who holds a post gets what it may do: both sides of that are granting.
      mayGrant(caller, change.permissions ?? []);
      if (change.holders) mayGrant(caller, before.permissions);
      mayPlace(caller, snapshot, change.holders ?? []);
      const $set: Record<string, Json> = {};
      for (const [key, value] of Object.entries(change)) if (value !== undefined) $set[key] = value;
      const doc = await store.updateIf('posts', id, { version }, { $set });
      snapshots.forget(caller.space);
      if (doc) return toPost(readAs<PostDoc>(doc));
      const current = await store.load('posts', id);
      if (!current) throw notFound(POST);
      throw versionConflict(toPost(readAs<PostDoc>(current)));
    },

    async assertGivable(caller, ids) {
      for (const id of ids) mayGrant(caller, (await inScope(caller, id)).permissions);
    },

    async place(caller, person, ids) {
      for (const id of ids) {
        let post = await inScope(caller, id);
        mayGrant(caller, post.permissions);
        // Somebody else may change the post meanwhile: the version says so, and we look again.
        while (!post.holders.includes(person)) {
          const $set = { holders: [...post.holders, person] };
          await store.updateIf('posts', id, { version: post.version }, { $set });
          const now = await store.load('posts', id);
          if (!now) throw notFound(POST);
          post = readAs<PostDoc>(now);
        }
      }
      if (ids.length > 0) snapshots.forget(caller.space);
    },
  };
}

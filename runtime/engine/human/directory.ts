/** What assignments ask of the directory. Snapshots are immutable, so what was found once is remembered with them. */
import type { Directory, Post, Unit } from '#runtime/model';

interface Index {
  readonly units: ReadonlyMap<string, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly active: ReadonlySet<string>;
  /** By unit and role. */
  readonly byRole: ReadonlyMap<string, readonly Post[]>;
  readonly byUnit: ReadonlyMap<string, readonly Post[]>;
}

const indexes = new WeakMap<Directory, Index>();

export function indexOf(directory: Directory): Index {
  let index = indexes.get(directory);
  if (!index) {
    index = {
      units: new Map(directory.units.map((unit) => [unit.id, unit])),
      posts: new Map(directory.posts.map((post) => [post.id, post])),
      active: new Set(directory.people.filter((person) => person.active).map((person) => person.id)),
      byRole: grouped(directory.posts, roleKey),
      byUnit: grouped(directory.posts, (post) => post.unit),
    };
    indexes.set(directory, index);
  }
  return index;
}

function roleKey(post: Post): string {
  return keyOf(post.unit, post.role);
}

function keyOf(unit: string, role: string): string {
  return `${unit}\n${role}`;
}

function grouped(posts: readonly Post[], key: (post: Post) => string): ReadonlyMap<string, readonly Post[]> {
  const groups = new Map<string, Post[]>();
  for (const post of posts) {
    const group = groups.get(key(post));
    if (group) group.push(post);
    else groups.set(key(post), [post]);
  }
  return groups;
}

/** Posts of that role in that unit which an active person holds. */
export function postsOf(directory: Directory, unit: string, role: string): readonly Post[] {
  return (indexOf(directory).byRole.get(keyOf(unit, role)) ?? []).filter((post) => isHeld(directory, post));
}

export function isHeld(directory: Directory, post: Post): boolean {
  const { active } = indexOf(directory);
  return post.holders.some((person) => active.has(person));
}

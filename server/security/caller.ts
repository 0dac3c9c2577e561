/** Who calls, in which post, with which rights: made once a session, kept while the directory stands still. */
import type { Actor, Directory, Locale } from '#runtime/model';
import type { Permission, PostRef } from '#runtime/wire';
import { type Ability, abilityOf } from './ability.ts';
import { unitsUnder } from './scope.ts';

export interface Caller {
  readonly kind: 'guest' | 'resident' | 'staff';
  /** Person id, resident id or guest id. */
  readonly id: string;
  /** `*` for residents and guests. */
  readonly space: string;
  readonly actor: Actor;
  /** Staff: the post they act in now, and all they hold. */
  readonly post?: PostRef;
  readonly posts: readonly PostRef[];
  readonly permissions: readonly Permission[];
  /** The post's unit and all units under it. */
  readonly units: readonly string[];
  /** Posts in those units. */
  readonly unitPosts: readonly string[];
  /** The post's unit has nothing above it: the scope is the whole space. */
  readonly whole: boolean;
  /** Rights of the current post only. Ask it by `may` and `scope`. */
  readonly ability: Ability;
  readonly mustChangePassword: boolean;
  readonly name?: string;
  readonly phone?: string;
  /** Language of this request; absent: Chinese. For the few words that are made on the way, not for the screen's. */
  readonly locale?: Locale;
  /** Ids of cases whose content was opened in this session by the receipt's secret or a code. */
  readonly opened: readonly string[];
}

/** What a caller is made from. `permissions` go by post id: the directory snapshot does not carry them. */
export interface StaffFacts {
  readonly person: { readonly id: string; readonly name: string; readonly mustChangePassword: boolean };
  readonly space: string;
  readonly directory: Directory;
  readonly permissions: ReadonlyMap<string, readonly Permission[]>;
  /** The post chosen by switching; the first one held where it is none of theirs (any more). */
  readonly post: string | undefined;
}

/** A member of staff, acting in one post. Without any post there are no rights. */
export function staffCaller(facts: StaffFacts): Caller {
  const { person, space, directory } = facts;
  const unitNames = new Map(directory.units.map((unit) => [unit.id, unit.name]));
  const posts: PostRef[] = directory.posts
    .filter((post) => post.holders.includes(person.id))
    .map((post) => ({
      id: post.id,
      name: post.name,
      role: post.role,
      unit: post.unit,
      unitName: unitNames.get(post.unit) ?? '',
    }));
  const post = posts.find((each) => each.id === facts.post) ?? posts[0];
  const permissions = post ? (facts.permissions.get(post.id) ?? []) : [];
  const units = post ? unitsUnder(directory.units, post.unit) : [];
  const whole =
    post !== undefined && directory.units.some((u) => u.id === post.unit && u.parent === undefined);
  const unitPosts = directory.posts.filter((each) => units.includes(each.unit)).map((each) => each.id);
  const right = { id: person.id, space, post: post?.id, permissions, units, unitPosts, whole };
  return {
    kind: 'staff',
    id: person.id,
    name: person.name,
    space,
    actor: { kind: 'staff', id: person.id, ...(post ? { post: post.id } : {}) },
    ...(post ? { post } : {}),
    posts,
    permissions,
    units,
    unitPosts,
    whole,
    ability: abilityOf({ kind: 'staff', ...right }),
    mustChangePassword: person.mustChangePassword,
    opened: [],
  };
}

/** A resident who proved to hold a phone. */
export function residentCaller(
  resident: { readonly id: string; readonly phone: string; readonly name?: string },
  opened: readonly string[] = [],
): Caller {
  return {
    ...nobody,
    kind: 'resident',
    id: resident.id,
    phone: resident.phone,
    ...(resident.name === undefined ? {} : { name: resident.name }),
    actor: { kind: 'resident', id: resident.id },
    ability: abilityOf({ kind: 'resident', id: resident.id }),
    opened,
  };
}

/** Somebody who did not sign in, known by a signed cookie only. */
export function guestCaller(id: string, opened: readonly string[] = []): Caller {
  return {
    ...nobody,
    kind: 'guest',
    id,
    actor: { kind: 'resident', id },
    ability: abilityOf({ kind: 'guest', id }),
    opened,
  };
}

const nobody = {
  space: '*',
  posts: [],
  permissions: [],
  units: [],
  unitPosts: [],
  whole: false,
  mustChangePassword: false,
} satisfies Partial<Caller>;

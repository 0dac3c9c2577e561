/**
 * Roles with scopes: what a post's permissions let it do with which documents. Conditions are store filters, so the
 * same rule answers "may I see this one?" (`may`) and "which may I see?" (`scope`).
 */
import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from '@casl/ability';
import { rulesToCondition } from '@casl/ability/extra';
import type { Permission } from '#runtime/wire';
import type { Collection, Doc, Filter } from '#server/store';

export type Action = 'read' | 'write';
type Subjects = Collection | (Record<string, unknown> & { readonly __caslSubjectType__: Collection });
export type Ability = MongoAbility<[Action, Subjects]>;

export type Right =
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly space: string;
      readonly post: string | undefined;
      readonly permissions: readonly Permission[];
      readonly units: readonly string[];
      /** Posts in those units. */
      readonly unitPosts: readonly string[];
      readonly whole: boolean;
    }
  | { readonly kind: 'resident' | 'guest'; readonly id: string };

type StaffRight = Extract<Right, { kind: 'staff' }>;
interface Grant {
  readonly action: Action;
  readonly on: Collection;
  /** Beside the space, which is always a condition. Several grants are alternatives. */
  readonly where?: Filter;
}

/** Documents of a unit carry it at `path`; the whole space needs no such condition. */
function inUnits(right: StaffRight, action: Action, on: Collection, path: string): Grant {
  return right.whole ? { action, on } : { action, on, where: { [path]: { $in: right.units } } };
}

const both = (grant: (action: Action) => Grant): readonly Grant[] => [grant('read'), grant('write')];

/** What each permission grants. A new kind of document costs a line here. */
const GRANTS: Readonly<Record<Permission, (right: StaffRight) => readonly Grant[]>> = {
  'handle-tasks': (right) => [
    ...both((action) => ({ action, on: 'tasks', where: { assignee: right.id } })),
    ...both((action) => ({ action, on: 'tasks', where: { candidateUsers: right.id } })),
    ...(right.post === undefined
      ? []
      : both((action) => ({ action, on: 'tasks', where: { candidatePosts: right.post } }))),
  ],
  supervise: (right) => [
    ...both((action) => inUnits(right, action, 'tasks', 'community')),
    ...both((action) => inUnits(right, action, 'cases', 'community')),
    ...(right.whole
      ? []
      : [
          ...both((action) => inUnits(right, action, 'tasks', 'grid')),
          ...both((action) => inUnits(right, action, 'cases', 'grid')),
          ...both(
            (action): Grant => ({ action, on: 'tasks', where: { candidatePosts: { $in: right.unitPosts } } }),
          ),
        ]),
  ],
  'enter-for-others': () => [],
  design: () => both((action) => ({ action, on: 'designs' })),
  publish: () => [
    { action: 'read', on: 'designs' },
    ...both((action) => ({ action, on: 'releases' })),
    ...both((action) => ({ action, on: 'services' })),
  ],
  admin: (right) => [
    ...both((action) => inUnits(right, action, 'units', '_id')),
    ...both((action) => inUnits(right, action, 'posts', 'unit')),
    ...both((action) => inUnits(right, action, 'people', 'unit')),
    inUnits(right, 'read', 'audit', 'unit'),
    ...(right.whole ? both((action) => ({ action, on: 'settings' })) : []),
    ...(right.whole ? both((action) => ({ action, on: 'calendars' })) : []),
    ...(right.whole ? both((action) => ({ action, on: 'deliveries' })) : []),
  ],
  operate: (right) => [
    ...both((action) => inUnits(right, action, 'jobs', 'community')),
    inUnits(right, 'read', 'cases', 'community'),
  ],
  'read-audit': (right) => [inUnits(right, 'read', 'audit', 'unit')],
};

/** Everybody who works here sees the directory of the space: whom to hand over to, who sits where. */
const STAFF: readonly Grant[] = [
  { action: 'read', on: 'units' },
  { action: 'read', on: 'posts' },
  { action: 'read', on: 'calendars' },
  { action: 'read', on: 'services' },
  { action: 'read', on: 'releases' },
];

/** The rights of one caller; staff have those of their current post only. */
export function abilityOf(right: Right): Ability {
  const rules = grantsOf(right).map(({ action, on, where }) => ({
    action,
    subject: on,
    conditions: right.kind === 'staff' ? { space: right.space, ...where } : { ...where },
  }));
  return createMongoAbility<Ability>(rules as RawRuleOf<Ability>[]);
}

function grantsOf(right: Right): readonly Grant[] {
  if (right.kind !== 'staff') {
    if (right.kind === 'guest') return [];
    return both((action) => ({ action, on: 'cases', where: { applicant: `resident:${right.id}` } }));
  }
  const own = both((action) => ({ action, on: 'notifications', where: { to: right.id } }));
  return [...STAFF, ...own, ...right.permissions.flatMap((permission) => GRANTS[permission](right))];
}

/** May this caller do it with this very document? */
export function may(
  ability: Ability,
  action: Action,
  on: Collection,
  doc: Doc | Record<string, unknown>,
): boolean {
  return ability.can(action, subject(on, { ...doc }) as Subjects);
}

/**
 * The filter of all documents the caller may read or write; put it in an `$and` with the question.
 * `undefined`: none at all, so answer an empty list and never ask without a filter.
 */
export function scope(ability: Ability, action: Action, on: Collection): Filter | undefined {
  const filter = rulesToCondition(
    ability.rulesFor(action, on),
    (rule): Filter => {
      const conditions = (rule.conditions ?? {}) as Filter;
      return rule.inverted ? { $nor: [conditions] } : conditions;
    },
    {
      and: ($and): Filter => ({ $and }),
      or: ($or): Filter => ($or.length === 1 && $or[0] ? $or[0] : { $or }),
      empty: (): Filter => ({}),
    },
  );
  return filter ?? undefined;
}

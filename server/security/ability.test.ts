import fc from 'fast-check';
import { Query } from 'mingo';
import { describe, expect, it } from 'vitest';
import type { Permission } from '#runtime/wire';
import type { Collection } from '#server/store';
import { abilityOf, may, type Right, scope } from './ability.ts';
import { staffCaller } from './caller.ts';

const all: readonly Permission[] = [
  'handle-tasks',
  'supervise',
  'enter-for-others',
  'design',
  'publish',
  'admin',
  'operate',
  'read-audit',
];
const collections: readonly Collection[] = [
  'units',
  'posts',
  'people',
  'tasks',
  'cases',
  'designs',
  'releases',
  'services',
  'audit',
  'settings',
  'calendars',
  'notifications',
  'jobs',
];

const right = fc.record({
  kind: fc.constant('staff' as const),
  id: fc.constantFrom('p1', 'p2'),
  space: fc.constantFrom('a', 'b'),
  post: fc.constantFrom('post1', 'post2', undefined),
  permissions: fc.subarray([...all]),
  units: fc.subarray(['u1', 'u2', 'u3']),
  unitPosts: fc.subarray(['post1', 'post2']),
  whole: fc.boolean(),
}) satisfies fc.Arbitrary<Right>;

const doc = fc.record(
  {
    _id: fc.constantFrom('u1', 'u2', 'x'),
    space: fc.constantFrom('a', 'b'),
    unit: fc.constantFrom('u1', 'u2', 'u3'),
    community: fc.constantFrom('u1', 'u2', 'u3'),
    grid: fc.constantFrom('u1', 'u2', 'u3'),
    to: fc.constantFrom('p1', 'p2'),
    applicant: fc.constantFrom('resident:r1', 'resident:r2', 'staff:p1'),
    assignee: fc.constantFrom('p1', 'p2'),
    candidateUsers: fc.subarray(['p1', 'p2']),
    candidatePosts: fc.subarray(['post1', 'post2']),
  },
  { requiredKeys: ['_id', 'space'] },
);

describe('rights', () => {
  it('say the same as a question and as a filter', () => {
    let allowed = 0;
    fc.assert(
      fc.property(
        right,
        doc,
        fc.constantFrom(...collections),
        fc.constantFrom('read' as const, 'write' as const),
        (r, d, on, action) => {
          const ability = abilityOf(r);
          const filter = scope(ability, action, on);
          const byFilter = filter !== undefined && new Query(filter as object).test(d);
          if (byFilter) allowed++;
          expect(may(ability, action, on, d)).toBe(byFilter);
        },
      ),
      { numRuns: 3000 },
    );
    expect(allowed).toBeGreaterThan(100);
  });

  it('never reach into another space', () => {
    fc.assert(
      fc.property(right, doc, fc.constantFrom(...collections), (r, d, on) => {
        if (d.space !== r.space)
          expect(may(abilityOf(r), 'read', on, d) || may(abilityOf(r), 'write', on, d)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('that are none give no filter instead of an empty one', () => {
    const nobody = abilityOf({ kind: 'guest', id: 'g' });
    for (const on of collections) expect(scope(nobody, 'read', on)).toBeUndefined();
    const handler = abilityOf({
      ...{
        kind: 'staff',
        id: 'p1',
        space: 'a',
        post: 'post1',
        units: ['u1'],
        unitPosts: ['post1'],
        whole: false,
      },
      permissions: ['handle-tasks'],
    });
    expect(scope(handler, 'write', 'units')).toBeUndefined();
    expect(scope(handler, 'read', 'settings')).toBeUndefined();
  });

  it('of residents are their own cases, wherever they applied', () => {
    const ability = abilityOf({ kind: 'resident', id: 'r1' });
    expect(scope(ability, 'read', 'cases')).toEqual({ applicant: 'resident:r1' });
    expect(may(ability, 'read', 'cases', { _id: 'c', space: 'a', applicant: 'resident:r2' })).toBe(false);
    expect(scope(ability, 'read', 'tasks')).toBeUndefined();
  });
});

describe('a caller', () => {
  const unit = (id: string, parent?: string) => ({
    id,
    name: id,
    kind: 'community' as const,
    validFrom: '2020-01-01',
    ...(parent ? { parent } : {}),
  });
  const post = (id: string, of: string, holders: string[]) => ({
    id,
    unit: of,
    name: id,
    role: 'admin',
    holders,
  });
  const directory = {
    version: 1,
    units: [unit('street'), unit('c1', 'street'), unit('g1', 'c1'), unit('c2', 'street')],
    posts: [post('boss', 'street', ['p']), post('local', 'c1', ['p', 'q'])],
    people: [],
  };
  const facts = (person: string, chosen?: string) => ({
    person: { id: person, name: person, mustChangePassword: false },
    space: 's',
    directory,
    permissions: new Map([
      ['boss', ['design' as const]],
      ['local', ['admin' as const]],
    ]),
    post: chosen,
  });

  it('has the rights of the post chosen, in its unit and those under it', () => {
    const local = staffCaller(facts('p', 'local'));
    expect(local.permissions).toEqual(['admin']);
    expect(local.units).toEqual(['c1', 'g1']);
    expect(local.whole).toBe(false);
    expect(may(local.ability, 'write', 'designs', { _id: 'd', space: 's' })).toBe(false);
    const boss = staffCaller(facts('p', 'boss'));
    expect([boss.whole, boss.units.length, boss.actor.post]).toEqual([true, 4, 'boss']);
  });

  it('whose chosen post was taken away acts in one still held, and without any has no rights', () => {
    expect(staffCaller(facts('q', 'boss')).post?.id).toBe('local');
    const nobody = staffCaller(facts('z', 'boss'));
    expect([nobody.post, nobody.permissions.length, nobody.units.length]).toEqual([undefined, 0, 0]);
  });
});

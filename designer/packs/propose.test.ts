import { describe, expect, it } from 'vitest';
import type { PostResource, RoleSpec, UnitResource } from '#runtime/wire';
import { choicesFor, proposeRoles } from './propose.ts';

const unit = (id: string, name: string, kind: UnitResource['kind']): UnitResource => ({
  id,
  name,
  kind,
  validFrom: '2026-01-01',
  version: 1,
});
const post = (id: string, unitId: string, name: string, role: string): PostResource => ({
  id,
  unit: unitId,
  name,
  role,
  holders: [],
  permissions: [],
  version: 1,
});
const spec = (key: string, zh: string, role: string, unitKind: UnitResource['kind']): RoleSpec => ({
  key,
  label: { zh, en: key },
  explain: { zh, en: key },
  proposes: { role, unitKind },
});

const lists = {
  units: [
    unit('s', '东里街道', 'street'),
    unit('d1', '东里城管执法队', 'department'),
    unit('d2', '东里派出所', 'department'),
  ],
  posts: [
    post('p1', 's', '派单员', 'dispatcher'),
    post('p2', 'd1', '队员', 'handler'),
    post('p3', 'd2', '民警', 'handler'),
  ],
};

describe('roles of a pack', () => {
  it('proposes the only post that fits', () => {
    expect(proposeRoles([spec('dispatcher', '派单员', 'dispatcher', 'street')], lists)).toEqual({
      dispatcher: { unit: 's', role: 'dispatcher' },
    });
  });

  it('tells departments apart by their names', () => {
    const roles = proposeRoles(
      [
        spec('urban', '城管执法队', 'handler', 'department'),
        spec('police', '派出所', 'handler', 'department'),
      ],
      lists,
    );
    expect(roles).toEqual({
      urban: { unit: 'd1', role: 'handler' },
      police: { unit: 'd2', role: 'handler' },
    });
  });

  it('proposes nothing where it would be a guess', () => {
    expect(proposeRoles([spec('landscape', '园林绿化', 'handler', 'department')], lists)).toEqual({});
    expect(proposeRoles([spec('arbiter', '裁定人', 'arbiter', 'street')], lists)).toEqual({});
  });

  it('does not make one department do the work of all', () => {
    const one = { units: lists.units.slice(0, 2), posts: lists.posts.slice(0, 2) };
    const specs = [
      spec('urban', '城管执法队', 'handler', 'department'),
      spec('market', '市场监管所', 'handler', 'department'),
    ];
    expect(proposeRoles(specs, one)).toEqual({ urban: { unit: 'd1', role: 'handler' } });
  });

  it('offers every post, the proposed first', () => {
    expect(
      choicesFor(spec('urban', '城管', 'handler', 'department'), lists).map((choice) => choice.unit),
    ).toEqual(['d1', 'd2', 's']);
  });
});

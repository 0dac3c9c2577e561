import { z } from 'zod';
import { created, row } from '../resource.ts';
import { day, id as idText, name, pageOf } from './shared.ts';

export const units = [
  row({
    endpoint: 'GET /api/units',
    summary: '单位列表 · The units',
    who: 'staff',
    handle: async ({ services, caller }) => pageOf(await services.directory.units.list(caller)),
  }),
  row({
    endpoint: 'POST /api/units',
    summary: '新增单位 · Add a unit',
    who: 'admin',
    creating: 'once',
    body: z.strictObject({
      name,
      kind: z.enum(['district', 'street', 'department', 'community', 'grid']),
      parent: idText.optional(),
    }),
    async handle({ services, caller, body, id, audit }) {
      const unit = await services.directory.units.add(caller, id('unit'), body);
      audit({ object: unit.id });
      return created(unit);
    },
  }),
  row({
    endpoint: 'PATCH /api/units/{id}',
    summary: '修改单位 · Change a unit',
    who: 'admin',
    versioned: true,
    body: z.strictObject({ name: name.optional(), parent: idText.optional(), validTo: day.optional() }),
    handle: ({ services, caller, params, body, version }) =>
      services.directory.units.change(caller, params.id ?? '', body, version ?? 0),
  }),
];

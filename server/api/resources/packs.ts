import { z } from 'zod';
import { created, row } from '../resource.ts';
import { id as idText, name, pageOf } from './shared.ts';
import { variables } from './values.ts';

const READERS = ['design', 'publish', 'admin'] as const;

export const packs = [
  row({
    endpoint: 'GET /api/packs',
    summary: '模板包列表 · The packs',
    who: READERS,
    handle: async ({ services }) => pageOf(await services.packs.list()),
  }),
  row({
    endpoint: 'GET /api/packs/{id}',
    summary: '模板包说明 · One pack',
    who: READERS,
    handle: ({ services, params }) => services.packs.get(params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/packs/{id}/clone',
    summary: '克隆模板包 · Clone a pack into the street',
    who: ['design', 'admin'],
    creating: 'once',
    body: z.strictObject({
      name,
      roles: z.record(z.string().max(64), z.strictObject({ unit: idText, role: z.string().min(1).max(64) })),
      settings: variables,
    }),
    async handle({ services, caller, space, params, body, id, audit }) {
      const author = { space, person: caller.id };
      const design = await services.packs.clone(author, params.id ?? '', id('d'), body);
      audit({ object: `${params.id} → ${design.id}` });
      return created(design, `/api/designs/${design.id}`);
    },
  }),
];

import { z } from 'zod';
import { forbidden } from '../problem.ts';
import { created, row } from '../resource.ts';
import { name, pageOf } from './shared.ts';

export const spaces = [
  row({
    endpoint: 'GET /api/spaces',
    summary: '街道列表 · The streets',
    who: 'public',
    async handle({ services }) {
      const all = await services.spaces.list();
      return pageOf(all.map((space) => ({ id: space.id, name: space.name })));
    },
  }),
  row({
    endpoint: 'POST /api/spaces',
    summary: '开通街道 · Open a street with an admin of its own',
    who: ({ permissions, whole }) => permissions.includes('admin') && whole,
    creating: 'once',
    body: z.strictObject({
      name,
      admin: z.strictObject({ name, login: z.string().regex(/^[\w.@-]{2,50}$/) }),
    }),
    async handle({ services, space, body, id, audit }) {
      // The one who runs the installation opens streets; a street's own admin does not.
      if (!(await services.spaces.get(space)).first) throw forbidden();
      const made = await services.spaces.open(id('space'), body.name, body.admin);
      audit({ object: made.id });
      return created(made);
    },
  }),
];

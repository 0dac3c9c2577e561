import { z } from 'zod';
import { PERMISSIONS } from '#server/services/directory';
import { created, row } from '../resource.ts';
import { id as idText, name, pageOf } from './shared.ts';

const permissions = z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length);
const holders = z.array(idText).max(500);

export const posts = [
  row({
    endpoint: 'GET /api/posts',
    summary: '岗位列表 · The posts',
    who: 'staff',
    query: z.strictObject({ unit: idText.optional() }),
    handle: async ({ services, caller, query }) =>
      pageOf(await services.directory.posts.list(caller, query.unit)),
  }),
  row({
    endpoint: 'POST /api/posts',
    summary: '新增岗位 · Add a post',
    who: 'admin',
    creating: 'once',
    body: z.strictObject({
      unit: idText,
      name,
      role: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      permissions,
      holders,
    }),
    async handle({ services, caller, body, id, audit }) {
      const post = await services.directory.posts.add(caller, id('post'), body);
      audit({ object: post.id });
      return created(post);
    },
  }),
  row({
    endpoint: 'PATCH /api/posts/{id}',
    summary: '修改岗位 · Change a post',
    who: 'admin',
    versioned: true,
    body: z.strictObject({
      name: name.optional(),
      permissions: permissions.optional(),
      holders: holders.optional(),
    }),
    handle: ({ services, caller, params, body, version }) =>
      services.directory.posts.change(caller, params.id ?? '', body, version ?? 0),
  }),
];

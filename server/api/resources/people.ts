import { z } from 'zod';
import { created, row } from '../resource.ts';
import { id as idText, name, nothing, paged, phone, reason } from './shared.ts';

export const people = [
  row({
    endpoint: 'GET /api/people',
    summary: '人员列表 · People',
    who: ['admin', 'design', 'publish', 'supervise', 'handle-tasks'],
    query: z.strictObject({ ...paged, q: z.string().max(60).optional(), unit: idText.optional() }),
    handle: ({ services, caller, query }) => services.directory.people.list(caller, query),
  }),
  row({
    endpoint: 'POST /api/people',
    summary: '邀请人员 · Invite somebody, with a one-time password',
    who: 'admin',
    creating: 'once',
    body: z.strictObject({
      name,
      login: z.string().regex(/^[\w.@-]{2,50}$/),
      phone: phone.optional(),
      posts: z.array(idText).max(20),
    }),
    async handle({ services, caller, body, id, audit }) {
      const person = await services.directory.people.invite(caller, id('person'), body);
      audit({ object: person.id });
      return created(person);
    },
  }),
  row({
    endpoint: 'PATCH /api/people/{id}',
    summary: '修改人员 · Change name or phone',
    who: 'admin',
    versioned: true,
    body: z.strictObject({ name: name.optional(), phone: phone.optional() }),
    handle: ({ services, caller, params, body, version }) =>
      services.directory.people.change(caller, params.id ?? '', body, version ?? 0),
  }),
  row({
    endpoint: 'POST /api/people/{id}/reset',
    summary: '重置密码 · Reset to a one-time password',
    who: 'admin',
    body: nothing,
    handle: ({ services, caller, params }) => services.directory.people.reset(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/people/{id}/unlock',
    summary: '解锁 · Unlock',
    who: 'admin',
    body: nothing,
    handle: ({ services, caller, params }) => services.directory.people.unlock(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/people/{id}/disable',
    summary: '停用账号 · Disable',
    who: 'admin',
    body: z.strictObject({ reason }),
    handle: ({ services, caller, params }) => services.directory.people.disable(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/people/{id}/enable',
    summary: '启用账号 · Enable again',
    who: 'admin',
    body: nothing,
    handle: ({ services, caller, params }) => services.directory.people.enable(caller, params.id ?? ''),
  }),
];

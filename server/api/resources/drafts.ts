import { z } from 'zod';
import { created, row } from '../resource.ts';
import { defined, id as idText } from './shared.ts';
import { variables } from './values.ts';

const page = z.string().max(64).optional();

export const drafts = [
  row({
    endpoint: 'POST /api/drafts',
    summary: '保存草稿 · Begin a draft',
    who: 'public',
    creating: 'once',
    // What a resident writes for themselves is theirs: no record of it before it is sent.
    audit: 'none',
    body: z.strictObject({ service: idText, values: variables, page }),
    async handle({ services, caller, body, id }) {
      const draft = await services.drafts.create(caller, id('draft'), defined(body));
      return created(draft, `/api/drafts/${draft.id}`);
    },
  }),
  row({
    endpoint: 'GET /api/drafts/{id}',
    summary: '继续填写 · One draft',
    who: 'public',
    handle: ({ services, caller, params }) => services.drafts.get(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'PUT /api/drafts/{id}',
    summary: '更新草稿 · Save a draft',
    who: 'public',
    versioned: true,
    audit: 'none',
    body: z.strictObject({ values: variables, page }),
    handle: ({ services, caller, params, body, version }) =>
      services.drafts.save(caller, params.id ?? '', version ?? 0, defined(body)),
  }),
  row({
    endpoint: 'DELETE /api/drafts/{id}',
    summary: '删除草稿 · Delete a draft',
    who: 'public',
    audit: 'none',
    async handle({ services, caller, params }) {
      await services.drafts.remove(caller, params.id ?? '');
      return { deleted: true as const };
    },
  }),
  row({
    endpoint: 'POST /api/drafts/open',
    summary: '用编码打开草稿 · Open a draft by its code',
    who: 'public',
    limit: 'open-draft',
    audit: 'none',
    body: z.strictObject({ code: z.string().max(40) }),
    handle: ({ services, caller, body }) => services.drafts.open(caller, body.code),
  }),
];

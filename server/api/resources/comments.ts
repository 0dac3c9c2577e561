import { z } from 'zod';
import { created, row } from '../resource.ts';
import { defined, id as idText, pageOf } from './shared.ts';

export const comments = [
  row({
    endpoint: 'GET /api/cases/{id}/comments',
    summary: '办件留言 · The comments on a case',
    who: 'public',
    handle: async ({ services, caller, params }) =>
      pageOf(await services.comments.list(caller, params.id ?? '')),
  }),
  row({
    endpoint: 'POST /api/cases/{id}/comments',
    summary: '留言 · Comment on a case',
    who: 'public',
    about: 'case',
    creating: 'once',
    body: z.strictObject({
      text: z.string().trim().min(1).max(5000),
      audience: z.enum(['handlers', 'unit', 'applicant', 'public']),
      files: z.array(idText).max(20).optional(),
    }),
    async handle({ services, caller, params, body, id }) {
      return created(await services.comments.add(caller, params.id ?? '', id('comment'), defined(body)));
    },
  }),
];

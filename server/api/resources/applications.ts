import { z } from 'zod';
import type { RatingLevel } from '#runtime/model';
import { created, row } from '../resource.ts';
import { defined, id as idText, pageOf } from './shared.ts';
import { variables } from './values.ts';

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const applications = [
  row({
    endpoint: 'POST /api/applications',
    summary: '提交申请 · Apply',
    who: 'public',
    creating: 'case',
    audit: 'events',
    limit: 'apply',
    hot: true,
    body: z.strictObject({ service: idText, draft: idText.optional(), values: variables }),
    async handle({ services, caller, session, body, key, audit }) {
      const receipt = await services.submit.submit(caller, defined({ key, ...body }));
      audit({ case: receipt.caseId });
      // Who is not signed in follows it in this session without the secret.
      if (caller.kind === 'guest') await services.sessions.openCase(session, receipt.caseId);
      return created(receipt, `/api/applications/${receipt.caseId}`);
    },
  }),
  row({
    endpoint: 'GET /api/applications',
    summary: '我的办件 · My applications',
    who: 'public',
    handle: async ({ services, caller }) => pageOf(await services.applications.list(caller)),
  }),
  row({
    endpoint: 'GET /api/applications/{id}',
    summary: '查看办件进展 · One application',
    who: 'public',
    handle: ({ services, caller, params }) => services.applications.get(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'POST /api/applications/{id}/supplement',
    summary: '补正 · Answer a supplement',
    who: 'public',
    about: 'case',
    creating: 'case',
    audit: 'events',
    body: z.strictObject({ supplement: idText, values: variables }),
    handle: ({ services, caller, params, body, key }) =>
      services.applications.answer(caller, params.id ?? '', key, body),
  }),
  row({
    endpoint: 'POST /api/applications/{id}/tasks/{task}',
    summary: '申请人办理一步 · Do a step of the applicant',
    who: 'public',
    about: 'case',
    creating: 'case',
    audit: 'events',
    body: z.strictObject({ values: variables, button: z.string().max(200).optional() }),
    handle: ({ services, caller, params, body, key }) =>
      services.applications.complete(caller, params.id ?? '', params.task ?? '', key, defined(body)),
  }),
  row({
    endpoint: 'POST /api/applications/{id}/withdraw',
    summary: '撤回申请 · Withdraw',
    who: 'public',
    about: 'case',
    creating: 'case',
    audit: 'events',
    body: z.strictObject({ reason: z.string().trim().max(500).optional() }),
    handle: ({ services, caller, params, body, key }) =>
      services.applications.withdraw(caller, params.id ?? '', key, body.reason),
  }),
  row({
    endpoint: 'POST /api/applications/{id}/rating',
    summary: '评价 · Rate',
    who: 'public',
    about: 'case',
    creating: 'case',
    body: z.strictObject({ level, text: z.string().trim().max(1000).optional() }),
    handle: ({ services, caller, params, body }) =>
      services.applications.rate(
        caller,
        params.id ?? '',
        defined({ level: body.level satisfies RatingLevel, text: body.text }),
      ),
  }),
];

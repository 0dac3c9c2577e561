import { z } from 'zod';
import { created, row } from '../resource.ts';
import { defined, id as idText, name, paged, pageOf, phone, reason } from './shared.ts';
import { variables } from './values.ts';

/** Everybody whose post may bring them to a case; which ones they see is decided case by case. */
const READERS = ['handle-tasks', 'supervise', 'operate', 'admin'] as const;

export const cases = [
  row({
    endpoint: 'GET /api/cases',
    summary: '办件列表 · The cases',
    who: READERS,
    query: z.strictObject({
      ...paged,
      q: z.string().max(100).optional(),
      service: idText.optional(),
      status: z.string().max(40).optional(),
      late: z.literal('1').optional(),
    }),
    handle: ({ services, caller, query }) => services.cases.list(caller, defined(query)),
  }),
  row({
    endpoint: 'POST /api/cases',
    summary: '代填纸质或电话申请 · Enter a paper or phone application',
    who: 'enter-for-others',
    creating: 'case',
    body: z.strictObject({
      service: idText,
      channel: z.enum(['paper', 'phone']),
      applicant: z.strictObject({ name, phone: phone.optional(), community: idText.optional() }),
      draft: idText.optional(),
      values: variables,
    }),
    async handle({ services, caller, body, key, audit }) {
      const applicant = defined(body.applicant);
      const receipt = await services.submit.enter(caller, defined({ key, ...body, applicant }));
      audit({ object: receipt.caseId });
      return created(receipt, `/api/cases/${receipt.caseId}`);
    },
  }),
  row({
    endpoint: 'GET /api/cases/{id}',
    summary: '查看办件 · One case',
    who: READERS,
    handle: ({ services, caller, params }) => services.cases.get(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'GET /api/cases/{id}/timeline',
    summary: '时间线 · The time line of a case',
    who: READERS,
    handle: async ({ services, caller, params }) =>
      pageOf(await services.cases.timeline(caller, params.id ?? '')),
  }),
  row({
    endpoint: 'GET /api/cases/{id}/diagram',
    summary: '流程图 · The diagram of a case',
    who: READERS,
    handle: ({ services, caller, params }) => services.cases.diagram(caller, params.id ?? ''),
  }),
  row({
    endpoint: 'GET /api/cases/{id}/files',
    summary: '办件附件 · The files of a case',
    who: 'public',
    handle: async ({ services, caller, params }) =>
      pageOf(await services.cases.files(caller, params.id ?? '')),
  }),
  row({
    endpoint: 'POST /api/cases/{id}/cancel',
    summary: '终止办件 · Cancel a case',
    who: ['operate', 'admin'],
    creating: 'case',
    body: z.strictObject({ reason }),
    handle: ({ services, caller, params, body, key }) =>
      services.cases.cancel(caller, params.id ?? '', key, body.reason),
  }),
  row({
    endpoint: 'POST /api/cases/{id}/reveal',
    summary: '查看隐去的内容 · Show a masked value',
    who: ['handle-tasks', 'supervise'],
    body: z.strictObject({ field: z.string().min(1).max(200), reason }),
    async handle({ services, caller, params, body, audit }) {
      const caseId = params.id ?? '';
      audit({ object: `${caseId}#${body.field}` });
      return { value: await services.cases.reveal(caller, caseId, body.field) };
    },
  }),
];

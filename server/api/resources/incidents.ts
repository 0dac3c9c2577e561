import { z } from 'zod';
import { row } from '../resource.ts';
import { pageOf } from './shared.ts';
import { variables } from './values.ts';

export const incidents = [
  row({
    endpoint: 'GET /api/incidents',
    summary: '异常列表 · What is stuck',
    who: ['operate', 'admin'],
    handle: async ({ services, caller }) => pageOf(await services.cases.incidents(caller)),
  }),
  row({
    endpoint: 'POST /api/cases/{id}/incidents/{incident}/resolve',
    summary: '处理异常 · Resolve an incident',
    who: ['operate', 'admin'],
    creating: 'case',
    body: z.strictObject({ variables: variables.optional() }),
    handle: ({ services, caller, params, body, key }) =>
      services.cases.resolve(caller, params.id ?? '', params.incident ?? '', key, body.variables),
  }),
];

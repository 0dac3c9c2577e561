import { z } from 'zod';
import { row } from '../resource.ts';
import { paged } from './shared.ts';

export const audit = [
  row({
    endpoint: 'GET /api/audit',
    summary: '审计记录 · The audit records',
    who: ['admin', 'read-audit'],
    query: z.strictObject({ ...paged, q: z.string().max(100).optional() }),
    handle: ({ services, caller, query }) => services.audit.list(caller, query),
  }),
];
